package fengsui.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The peer: Prometheus' blackbox_exporter, as the system's package installs it.
final class BlackboxExporter implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("prometheus-blackbox-exporter", "blackbox_exporter");
  private static final String MODULES =
      """
      modules:
        tcp_connect: {prober: tcp, timeout: 5s}
        http_2xx: {prober: http, timeout: 5s}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Child child;
  private final int port;

  private BlackboxExporter(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /// Starts one on a free loopback port and waits until it answers.
  static BlackboxExporter start() throws IOException, InterruptedException {
    var program = findProgram();
    var modules = Files.createTempFile("fengsui-bench", ".yml");
    Files.writeString(modules, MODULES);
    int port = freePort();
    var child =
        Child.start(
            List.of(program, "--config.file=" + modules, "--web.listen-address=127.0.0.1:" + port));
    var exporter = new BlackboxExporter(child, port);
    exporter.awaitReady();
    Files.delete(modules);
    return exporter;
  }

  /// Probes once; whether the exporter says that it worked.
  boolean probe(String module, String target) throws IOException, InterruptedException {
    return get("/probe?module=" + module + "&target=" + target).contains("\nprobe_success 1");
  }

  double cpuSeconds() throws IOException {
    return child.cpuSeconds();
  }

  @Override
  public void close() {
    child.close();
    client.close();
  }

  private void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline && child.alive()) {
      try {
        get("/-/healthy");
        return;
      } catch (IOException _) {
        Thread.sleep(Duration.ofMillis(50));
      }
    }
    close();
    throw new BenchException("blackbox_exporter does not answer", "start it by hand to see why");
  }

  private String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static String findProgram() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(() ->
            new BenchException(
                "blackbox_exporter is not on the PATH",
                "install the package prometheus-blackbox-exporter"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
