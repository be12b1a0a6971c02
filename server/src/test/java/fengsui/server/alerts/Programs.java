package fengsui.server.alerts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Programs of others that tests start, on ports that were free a moment ago, and end by their id.
final class Programs {

  private Programs() {}

  /// A running program; closing ends it.
  record Running(Process process) implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /// Starts `command`, or skips the test if this machine does not have it. With `CI=true` it must.
  static Running start(Path folder, List<String> command) throws IOException {
    var program = Path.of(command.getFirst());
    if (!Files.isExecutable(program)) {
      var message = program + " is not installed; install prometheus and prometheus-alertmanager";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
    var log = folder.resolve(program.getFileName() + ".log").toFile();
    return new Running(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start());
  }

  /// Runs `command` to its end and returns what it wrote.
  static String run(Path folder, List<String> command) throws Exception {
    try (var program = start(folder, command)) {
      var process = program.process();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        fail(command.getFirst() + " did not end");
      }
      var log = Path.of(command.getFirst()).getFileName() + ".log";
      // amtool warns of versions that are not its own.
      return Files.readString(folder.resolve(log))
          .lines()
          .filter(line -> !line.startsWith("Warning: amtool version"))
          .collect(joining("\n", process.exitValue() + "\n", "\n"));
    }
  }

  /// Waits until `condition` holds; fails after half a minute, naming `what`.
  static void until(String what, Callable<Boolean> condition) throws Exception {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        fail("not within 30 s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
