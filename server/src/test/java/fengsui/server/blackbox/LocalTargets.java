package fengsui.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fengsui.dns.message.Message;
import fengsui.dns.message.RecordData;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Servers on loopback to be probed: web, web with a certificate that nobody trusts, and names.
final class LocalTargets implements AutoCloseable {

  private final HttpServer plain;
  private final HttpsServer secured;
  private final DatagramSocket names;

  private LocalTargets(HttpServer plain, HttpsServer secured, DatagramSocket names) {
    this.plain = plain;
    this.secured = secured;
    this.names = names;
  }

  static LocalTargets start(Path folder) throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    var plain = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    var secured = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(certificate(folder)));
    for (var server : List.of(plain, secured)) {
      server.createContext("/", LocalTargets::answer);
      server.start();
    }
    var targets = new LocalTargets(plain, secured, new DatagramSocket(0, loopback));
    Thread.ofVirtual().start(targets::answerNames);
    return targets;
  }

  String web(String path) {
    return "http://127.0.0.1:" + plain.getAddress().getPort() + path;
  }

  String securedWeb() {
    return "https://127.0.0.1:" + secured.getAddress().getPort() + "/";
  }

  String tcp() {
    return "127.0.0.1:" + plain.getAddress().getPort();
  }

  String tls() {
    return "127.0.0.1:" + secured.getAddress().getPort();
  }

  String dns() {
    return "127.0.0.1:" + names.getLocalPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = ("hello from " + exchange.getRequestMethod() + "\n").getBytes(UTF_8);
      if (path.equals("/redirect")) {
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      exchange.getResponseHeaders().set("Last-Modified", "Wed, 20 Aug 2025 00:34:00 GMT");
      exchange.sendResponseHeaders(path.equals("/broken") ? 500 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void answerNames() {
    var packet = new DatagramPacket(new byte[512], 512);
    try {
      while (true) {
        names.receive(packet);
        var query = Message.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
        var address = RecordData.of(InetAddress.ofLiteral("192.0.2.7"));
        var answer = Message.answerTo(query, 60, List.of(address)).encode();
        names.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (Exception _) {
      // closed
    }
  }

  private static SSLContext certificate(Path folder) throws Exception {
    var store = folder.resolve("store.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=nobody",
                "-ext",
                "san=dns:nobody.example",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-validity",
                "30")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
    }
    var keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "secret".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    plain.stop(0);
    secured.stop(0);
    names.close();
  }
}
