package fengsui.lab.shop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;

/// A program that asks a shop for its page five times a second at most, over HTTP, one after the
/// other, and says how each request went. It knows the JDK only: whatever protects its look-ups, it
/// does nothing for it.
final class Customer {

  static final Duration EVERY = Duration.ofMillis(200);

  private static final int PATIENCE_MILLIS = 5000;
  private static final int PORT = 80;

  private final String host;

  private Customer(String host) {
    this.host = host;
  }

  /// Takes the shop's name; ends when it is killed.
  public static void main(String[] args) throws InterruptedException {
    // As most programs that are no JVM do: each connection looks the name up.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    var customer = new Customer(args[0]);
    while (!customer.visit()) {
      Thread.sleep(EVERY); // programs start slowly
    }
    while (true) {
      var next = Instant.now().plus(EVERY);
      customer.visit();
      var left = Duration.between(Instant.now(), next);
      if (left.isPositive()) {
        Thread.sleep(left);
      }
    }
  }

  private boolean visit() {
    var at = Instant.now();
    var place = new InetSocketAddress(host, PORT);
    var address = place.isUnresolved() ? Request.NOWHERE : place.getAddress().getHostAddress();
    String how;
    try (var socket = new Socket()) {
      socket.connect(place, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      how = page(socket);
    } catch (IOException e) {
      how = e.toString();
    }
    var request = new Request(at, address, how);
    System.out.println(request.line());
    return request.well();
  }

  private String page(Socket socket) throws IOException {
    var request = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    socket.shutdownOutput();
    var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    boolean page = answer.startsWith("HTTP/1.1 200 ") && answer.contains("fengsui laboratory");
    return page ? Request.WELL : "no page, but " + answer.length() + " bytes";
  }
}
