package fengsui.server.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/// One run of PostgreSQL, on a free port of the loopback.
record Postmaster(Process process, int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What the product promises rests on the first three.
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "max_connections=60",
          "shared_buffers=256MB",
          "max_wal_size=2GB",
          "checkpoint_timeout=15min",
          "jit=off",
          "log_timezone=UTC",
          "timezone=UTC");

  /// Starts it on the cluster in `folder`; it need not answer yet.
  static Postmaster start(Program program, Path folder, Path log) throws IOException {
    var port = freePort();
    var arguments = new ArrayList<>(List.of("-D", folder.toString(), "-p", String.valueOf(port)));
    for (var setting : SETTINGS) {
      arguments.addAll(List.of("-c", setting));
    }
    var process =
        program
            .command("postgres", arguments)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process.getOutputStream().close();
    return new Postmaster(process, port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Waits until it answers.
  ///
  /// @return false if it ended instead, or did not answer in time
  boolean ready(PGSimpleDataSource connections) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (var connection = connections.getConnection()) {
        return connection.isValid(5);
      } catch (SQLException _) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
    return false;
  }
}
