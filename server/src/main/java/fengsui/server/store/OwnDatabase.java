package fengsui.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own, kept running: whoever kills it sees it again, on the same port and with
/// all that was committed.
final class OwnDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
  private static final Duration START = Duration.ofSeconds(60);
  private static final int CONNECT_MILLIS = 2000;
  private static final long LOOK_MILLIS = 300;

  private final Path data;
  private final FolderLock lock;
  private final Leftovers leftovers;
  private final int port;
  private final Thread keeper;
  private EmbeddedPostgres running;
  private volatile boolean closing;

  /// Starts it on the files below `data`, after ending what a killed post left running there.
  ///
  /// @throws IOException if another post uses the files, or it does not start
  OwnDatabase(Path data) throws IOException {
    this.data = Files.createDirectories(data).toRealPath();
    this.lock = FolderLock.take(data);
    this.leftovers = new Leftovers(this.data.resolve("postgres"), program());
    try {
      leftovers.end();
      this.running = builder().start();
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    this.port = running.getPort();
    this.keeper = Thread.ofVirtual().name("database keeper").start(this::keep);
  }

  private Path program() {
    return data.resolve("postgres-program");
  }

  // The library's own settings trade durability for speed: ours must keep what was acknowledged.
  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("postgres").toFile())
        .setOverrideWorkingDirectory(program().toFile())
        .setCleanDataDirectory(false)
        .setPGStartupWait(START)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100");
  }

  String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(port);
  }

  private void keep() {
    try {
      while (!closing) {
        Thread.sleep(LOOK_MILLIS);
        if (gone()) {
          restart();
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  /// Whether nobody listens: whoever is only slow does not refuse.
  private boolean gone() {
    try (var socket = new Socket()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      socket.connect(address, CONNECT_MILLIS);
      return false;
    } catch (ConnectException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private synchronized void restart() {
    if (closing) {
      return;
    }
    LOG.warn("the database is gone; it is started again");
    try {
      running.close();
      leftovers.end();
      running = builder().setPort(port).start();
      LOG.warn("the database is back");
    } catch (IOException e) {
      LOG.error("the database does not start: {}; free space and rights of {}?", e, data);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    keeper.interrupt();
    synchronized (this) {
      running.close();
      lock.close();
    }
  }
}
