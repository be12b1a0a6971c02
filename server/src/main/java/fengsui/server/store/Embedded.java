package fengsui.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own: begun where there is none, taken over where a post that was killed left
/// it running, and started again whenever it dies.
final class Embedded implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Embedded.class);
  private static final long LARGEST_LOG = 16 << 20;
  private static final long LONGEST_PAUSE_MS = 5000;

  private final Program program;
  private final Path cluster;
  private final Path log;
  private final Leftovers leftovers;
  private final PGSimpleDataSource connections = new PGSimpleDataSource();
  private volatile Postmaster postmaster;
  private volatile boolean closing;

  private Embedded(Path data) throws IOException, InterruptedException {
    program = Program.unpack(data);
    cluster = data.resolve("postgres");
    log = data.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.delete(log);
    }
    var secret = data.resolve("postgres.secret");
    connections.setServerNames(new String[] {"127.0.0.1"});
    connections.setDatabaseName("postgres");
    connections.setUser("postgres");
    connections.setPassword(Secret.of(secret));
    connections.setRequireAuth("scram-sha-256"); // whoever else listens there learns nothing
    connections.setConnectTimeout(3);
    connections.setSocketTimeout(60);
    leftovers = new Leftovers(cluster, program.folder());
    leftovers.end();
    begin(secret);
    postmaster = start();
    if (!postmaster.ready(connections)) {
      postmaster.process().destroy();
      throw new IOException(Program.lastLine(log));
    }
    Thread.ofPlatform().daemon().name("postgres").start(this::supervise);
  }

  /// Starts it. Returns when it answers.
  static Embedded start(Path data) {
    try {
      return new Embedded(data);
    } catch (IOException e) {
      throw new StoreException(
          "database in " + data,
          "does not start: " + e.getMessage(),
          Program.root()
              ? "see postgres.log there; as root it also needs user namespaces"
              : "see postgres.log there");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StoreException("database in " + data, "was interrupted", "start again");
    }
  }

  /// Makes connections to it, wherever it listens at the time.
  DataSource connections() {
    return connections;
  }

  // Renamed when complete: a start that was cut short begins anew.
  private void begin(Path secret) throws IOException {
    if (Files.exists(cluster)) {
      return;
    }
    var fresh = cluster.resolveSibling("postgres.new");
    Trees.delete(fresh);
    program.run(
        "initdb",
        List.of(
            "--pgdata=" + fresh,
            "--username=postgres",
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-locale"),
        log);
    Files.move(fresh, cluster);
  }

  private Postmaster start() throws IOException {
    var started = Postmaster.start(program, cluster, log);
    connections.setPortNumbers(new int[] {started.port()});
    return started;
  }

  private void supervise() {
    var pause = 100L;
    try {
      while (!closing) {
        postmaster.process().waitFor();
        if (closing) {
          return;
        }
        LOG.warn("the database died; starting it again");
        TimeUnit.MILLISECONDS.sleep(pause);
        pause = again() ? 100 : Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean again() throws InterruptedException {
    if (closing) {
      return true;
    }
    try {
      leftovers.end();
      postmaster = start();
      if (postmaster.ready(connections)) {
        LOG.info("the database is back");
        return true;
      }
      LOG.error("the database does not start: {}", Program.lastLine(log));
      postmaster.process().destroy();
    } catch (IOException e) {
      LOG.error("the database does not start: {}", e.getMessage());
    }
    return false;
  }

  /// Stops whatever runs on the cluster; committed data is safe in any mode.
  private void stop(String mode) throws IOException {
    if (Files.exists(cluster.resolve("postmaster.pid"))) {
      program.run(
          "pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", "20"), log);
    }
  }

  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      try {
        stop("fast");
        if (!postmaster.process().waitFor(5, TimeUnit.SECONDS)) {
          stop("immediate");
        }
      } catch (IOException e) {
        LOG.warn("the database does not stop: {}", e.getMessage());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
