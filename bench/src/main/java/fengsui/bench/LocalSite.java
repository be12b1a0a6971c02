package fengsui.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// The target of the comparison, in a process of its own so that its work counts for neither side.
final class LocalSite {

  private static final byte[] BODY = "here\n".getBytes(StandardCharsets.US_ASCII);
  private static final int BACKLOG = 1024;

  private LocalSite() {}

  /// Serves HTTP on a free loopback port, prints the port, and lives until it is ended.
  public static void main(String[] args) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY);
          exchange.close();
        });
    server.start();
    IO.println(server.getAddress().getPort());
  }
}
