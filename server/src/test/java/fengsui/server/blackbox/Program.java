package fengsui.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of the system that serves HTTP on a port of its own.
final class Program implements AutoCloseable {

  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Program(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts it, or skips the test if the system does not have it; in CI it must.
  static Program start(String name, Path log, String... arguments) throws Exception {
    var file = Path.of("/usr/bin", name);
    if (System.getenv("CI") != null) {
      assertThat(file).as("with CI=true this test must run").isExecutable();
    }
    assumeTrue(Files.isExecutable(file), name + " is not installed: install it to run this test");
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var command = new ArrayList<>(List.of(file.toString()));
    command.add("--web.listen-address=127.0.0.1:" + port);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var program = new Program(builder.redirectOutput(log.toFile()).start(), port);
    program.awaitReady(log);
    return program;
  }

  String get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private void awaitReady(Path log) throws Exception {
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline) {
      assertThat(process.isAlive()).as(() -> "runs: " + text(log)).isTrue();
      try {
        get("/-/healthy");
        return;
      } catch (IOException _) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    throw new AssertionError("does not answer: " + text(log));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
