package fengsui.bench;

import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.WaySettings;
import fengsui.dns.Ways;
import fengsui.dns.message.MalformedMessage;
import fengsui.dns.message.Message;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// On the loopback: a shop at `127.0.0.1`, a resolver by UDP that says what it is told to, and an
/// honest one by TLS (unbound, with a certificate made for the occasion).
final class PoisonedNetwork implements AutoCloseable {

  static final String SHOP = "shop.example";
  static final InetAddress RIGHT = IpText.parse("127.0.0.1");
  private static final InetAddress POISON = IpText.parse("127.0.0.2");

  private final Path folder = Files.createTempDirectory("fengsui-bench-client");
  private final DatagramSocket carrier = new DatagramSocket(0, RIGHT);
  private final ServerSocket shop = new ServerSocket(0, 256, RIGHT);
  private final int dotPort;
  private final Process unbound;
  private final SSLContext tls;
  private volatile boolean honest;

  PoisonedNetwork() throws IOException, InterruptedException {
    try (var free = new ServerSocket(0, 1, RIGHT)) {
      dotPort = free.getLocalPort();
    }
    tls = certificate();
    unbound = unbound();
    Thread.ofPlatform().daemon().start(this::answer);
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /// Whether the carrier's resolver tells the truth from now on.
  void honest(boolean truth) {
    honest = truth;
  }

  Way carrier() {
    return Ways.of("udp://127.0.0.1:" + carrier.getLocalPort(), settings());
  }

  Way encrypted() {
    return Ways.of("tls://dot.example@127.0.0.1:" + dotPort, settings());
  }

  private WaySettings settings() {
    return new WaySettings(Duration.ofMillis(20), tls);
  }

  int shopPort() {
    return shop.getLocalPort();
  }

  private SSLContext certificate() throws IOException, InterruptedException {
    var command =
        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem"
                + " -out cert.pem -days 2 -subj /CN=dot.example"
                + " -addext subjectAltName=DNS:dot.example")
            .split(" ", -1);
    if (process(command).start().waitFor() != 0) {
      throw new BenchException("openssl made no certificate", "install openssl");
    }
    try (var pem = Files.newInputStream(folder.resolve("cert.pem"))) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      store.setCertificateEntry("dot", certificate);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private ProcessBuilder process(String... command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private Process unbound() throws IOException {
    if (!Files.isExecutable(Path.of("/usr/sbin/unbound"))) {
      throw new BenchException("no unbound here", "install unbound");
    }
    Files.writeString(
        folder.resolve("unbound.conf"),
        """
        server:
          interface: 127.0.0.1@%d
          tls-port: %d
          tls-service-key: "%s/key.pem"
          tls-service-pem: "%s/cert.pem"
          do-daemonize: no
          use-syslog: no
          logfile: ""
          username: ""
          chroot: ""
          directory: "%s"
          pidfile: ""
          local-zone: "example." static
          local-data: "%s. 60 IN A 127.0.0.1"
        remote-control:
          control-enable: no
        """
            .formatted(dotPort, dotPort, folder, folder, folder, SHOP));
    var process =
        process("/usr/sbin/unbound", "-dd", "-c", "unbound.conf")
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    awaitStart(process);
    return process;
  }

  private static void awaitStart(Process process) throws IOException {
    var log = process.inputReader();
    @Nullable String line = log.readLine();
    while (line != null && !line.contains("start of service")) {
      line = log.readLine();
    }
    if (line == null) {
      throw new BenchException("unbound did not start", "look whether its configuration fits");
    }
  }

  private void answer() {
    var packet = new DatagramPacket(new byte[512], 512);
    while (!carrier.isClosed()) {
      try {
        packet.setLength(512);
        carrier.receive(packet);
        var query = Message.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
        var four = query.question().type().equals(RecordType.A);
        var data = RecordData.of(honest ? RIGHT : POISON);
        var bytes = Message.answerTo(query, 60, four ? List.of(data) : List.of()).encode();
        carrier.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
      } catch (IOException | MalformedMessage e) {
        // the next one
      }
    }
  }

  private void accept() {
    while (!shop.isClosed()) {
      try {
        shop.accept().close();
      } catch (IOException e) {
        // the next one
      }
    }
  }

  @Override
  public void close() throws IOException {
    unbound.destroy();
    carrier.close();
    shop.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
