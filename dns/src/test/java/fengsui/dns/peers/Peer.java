package fengsui.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// A program that nobody here wrote, running until it is closed.
final class Peer implements AutoCloseable {

  private final Process process;

  private Peer(Process process) {
    this.process = process;
  }

  /// Skips the test where `program` is not installed; CI must have it.
  static void need(Path program, String debianPackage) {
    var there = Files.isExecutable(program);
    assertThat(there || !"true".equals(System.getenv("CI"))).as("CI must have " + program).isTrue();
    assumeTrue(there, "no " + program + " here: install " + debianPackage + " to run this test");
  }

  /// Starts it, and returns once a line that it prints is `ready`.
  static Peer start(List<String> command, Predicate<String> ready) throws IOException {
    var peer = new Peer(new ProcessBuilder(command).redirectErrorStream(true).start());
    var log = peer.process.inputReader();
    var said = new StringBuilder();
    for (var line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (ready.test(line)) {
        Thread.ofPlatform().daemon().start(() -> drain(log));
        return peer;
      }
    }
    throw new IllegalStateException(command.getFirst() + " ended; it said:\n" + said);
  }

  private static void drain(BufferedReader log) {
    try {
      while (log.readLine() != null) {}
    } catch (IOException ended) {
      // then there is no more to read
    }
  }

  /// A loopback port that is free for UDP and TCP.
  static int freePort() throws IOException {
    while (true) {
      try (var tcp = new ServerSocket(0);
          var udp = new DatagramSocket(tcp.getLocalPort())) {
        return udp.getLocalPort();
      } catch (BindException taken) {
        // taken for UDP: draw again
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
