package fengsui.lab.shop;

import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Running;
import fengsui.lab.Topology;
import fengsui.lab.garrison.Sentry.Equipment;
import fengsui.lab.garrison.Stand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What customers of a lying carrier can turn to: DNS over TLS at the public name server, by
/// unbound, a program that others wrote; and how programs are told of it.
public final class Shelter implements AutoCloseable {

  /// Where the agent's stub answers.
  static final String STUB = "127.0.0.53";

  private static final Duration START = Duration.ofSeconds(20);
  private static final String PASSWORD = "laboratory"; // of certificates, which are no secret

  private final Path trust;
  private final Running unbound;

  private Shelter(Path trust, Running unbound) {
    this.trust = trust;
    this.unbound = unbound;
  }

  /// Starts it; returns when it serves.
  public static Shelter start(Laboratory laboratory)
      throws LaboratoryException, InterruptedException {
    try {
      var directory = laboratory.directory();
      var file = directory.resolve("unbound.conf");
      Files.writeString(file, configuration(directory));
      var trust = trust(laboratory.authority(), directory.resolve("trust.p12"));
      var serving = new CountDownLatch(1);
      var command = List.of("unbound", "-d", "-v", "-c", file.toString());
      var unbound =
          laboratory.start(Topology.PUBLIC_DNS, command, _ -> {}, line -> listen(line, serving));
      if (!serving.await(START.toSeconds(), TimeUnit.SECONDS)) {
        throw laboratory.failure("unbound does not start; install unbound");
      }
      return new Shelter(trust, unbound);
    } catch (IOException | GeneralSecurityException e) {
      throw laboratory.failure("no shelter: " + e.getMessage());
    }
  }

  private static void listen(String line, CountDownLatch serving) {
    if (line.contains("start of service")) {
      serving.countDown();
    }
  }

  /// Answers live for two seconds, so that programs ask again and again.
  private static String configuration(Path directory) {
    var address = Topology.address(Topology.PUBLIC_DNS);
    return """
    server:
      username: ""
      chroot: ""
      directory: "%1$s"
      pidfile: ""
      use-syslog: no
      interface: %2$s@853
      tls-port: 853
      tls-service-pem: "%1$s/dot.pem"
      tls-service-key: "%1$s/dot.key"
      access-control: 0.0.0.0/0 allow
      do-not-query-localhost: no
      do-ip6: no
      module-config: "iterator"
      local-zone: "test." nodefault
      cache-max-ttl: 2
    remote-control:
      control-enable: no
    forward-zone:
      name: "."
      forward-addr: %2$s@53
    """
        .formatted(directory, address);
  }

  private static Path trust(Path authority, Path file)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD.toCharArray());
    try (var in = Files.newInputStream(authority)) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      store.setCertificateEntry("laboratory", certificate);
    }
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /// What a JVM needs to believe the laboratory's certificates.
  List<String> trusting() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trust,
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /// The client library's settings: after the resolver of the network, this one.
  static List<String> settings() {
    var way = "tls://%s@%s".formatted(Topology.DOT_NAME, Topology.address(Topology.PUBLIC_DNS));
    return List.of("-Dfengsui.client.dot=" + way);
  }

  /// What every agent needs to ask it as a control of names; the one of `carrier` answers DNS
  /// queries of its machine besides.
  public Map<String, Equipment> agents(String carrier) {
    var all = new TreeMap<String, Equipment>();
    Stand.ALL.forEach(stand -> all.put(stand.name(), new Equipment(trusting(), List.of())));
    all.put(carrier, stub(carrier));
    return all;
  }

  private Equipment stub(String carrier) {
    var options = new ArrayList<>(trusting());
    options.addAll(settings());
    options.add("-Dfengsui.client.local=" + Topology.address(Topology.resolver(carrier)) + ":53");
    return new Equipment(options, List.of("--stub", STUB + ":53"));
  }

  @Override
  public void close() {
    try {
      unbound.stop();
    } catch (LaboratoryException _) {
      // The laboratory is gone, and it with it.
    }
  }
}
