package fengsui.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/// How most programs would do it: a unique key, and batches of `INSERT … ON CONFLICT DO NOTHING`
/// through JDBC. It writes the same columns to the same PostgreSQL with the same settings, as fast
/// as it can, and has neither HTTP nor JSON to read.
final class InsertPeer {

  static final String NAME = "JDBC batches of INSERT ON CONFLICT";

  private static final Duration LENGTH = Duration.ofSeconds(15);
  private static final int WIDTH = 4;
  private static final int BATCH = 500;

  private InsertPeer() {}

  /// Measures. Makes its own table, and drops it.
  static double rowsPerSecond(DataSource database) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(WIDTH)) {
      make(database);
      var began = System.nanoTime();
      var work = new ArrayList<Callable<Long>>();
      for (var i = 0; i < WIDTH; i++) {
        work.add(() -> insert(database, began + LENGTH.toNanos()));
      }
      var rows = 0L;
      for (var one : threads.invokeAll(work)) {
        rows += one.get();
      }
      return rows * 1e9 / (System.nanoTime() - began);
    } catch (SQLException | ExecutionException e) {
      throw new BenchException("the peer failed: " + e, "run it again on a calmer machine");
    }
  }

  private static void make(DataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop table if exists peer");
      statement.execute(
          """
          create table peer (at timestamptz, received timestamptz, agent text, spool uuid,
            sequence bigint, ms real, target text, stage text, outcome text, line text,
            primary key (agent, spool, sequence))
          """);
      statement.execute("create index on peer (target, at)");
    }
  }

  private static long insert(DataSource database, long end) throws SQLException {
    var traffic = new Traffic(0, 100);
    var spool = UUID.randomUUID();
    var sequence = 0L;
    try (var connection = database.getConnection();
        var insert = prepare(connection)) {
      while (System.nanoTime() < end) {
        for (var i = 0; i < BATCH; i++) {
          add(insert, traffic, spool, ++sequence);
        }
        insert.executeBatch();
        connection.commit();
      }
      connection.setAutoCommit(true);
    }
    return sequence;
  }

  private static PreparedStatement prepare(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return connection.prepareStatement(
        """
        insert into peer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """);
  }

  private static void add(PreparedStatement insert, Traffic traffic, UUID spool, long sequence)
      throws SQLException {
    var line = new StringBuilder();
    var index = (int) (sequence % traffic.size());
    var at = Instant.now();
    traffic.line(line, false, index, at, sequence);
    insert.setTimestamp(1, Timestamp.from(at));
    insert.setTimestamp(2, Timestamp.from(at));
    insert.setString(3, "bench-0");
    insert.setObject(4, spool);
    insert.setLong(5, sequence);
    insert.setFloat(6, 31.8f);
    insert.setString(7, "target-" + index / 4);
    insert.setString(8, "connect");
    insert.setString(9, "ok");
    insert.setString(10, line.toString());
    insert.addBatch();
  }
}
