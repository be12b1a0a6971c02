package fengsui.lab.garrison;

import fengsui.lab.Gate;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Topology;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Compares what agents wrote down with what the post's database holds: each observation that an
/// agent let go of must be there, and none twice.
final class Records {

  private final Laboratory laboratory;
  private final Garrison garrison;

  Records(Laboratory laboratory, Garrison garrison) {
    this.laboratory = laboratory;
    this.garrison = garrison;
  }

  /// How many targets' probes of an agent the post has from between two times.
  long probes(String agent, Instant from, Instant to)
      throws LaboratoryException, InterruptedException {
    var count =
        """
        select count(distinct (target, at)) from observation
        where agent = '%s' and control is null and target not like 'self/%%'
          and at > '%s' and at < '%s'\
        """
            .formatted(agent, from, to);
    try (var gate = database();
        var database = connect(gate)) {
      return Long.parseLong(text(database, count));
    } catch (SQLException e) {
      throw laboratory.failure("the records cannot be counted: " + e.getMessage());
    }
  }

  private Gate database() throws LaboratoryException, InterruptedException {
    return laboratory.gate(Topology.POST, "127.0.0.1", garrison.post().databasePort());
  }

  private Connection connect(Gate gate) throws SQLException, LaboratoryException {
    var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(gate.port());
    return DriverManager.getConnection(url, "postgres", garrison.post().databasePassword());
  }

  /// Everything that is wrong, in words; empty if nothing is. Agents must not be running.
  List<String> problems() throws LaboratoryException, InterruptedException {
    try (var gate = database();
        var database = connect(gate)) {
      return compare(database);
    } catch (SQLException | IOException e) {
      throw laboratory.failure("the records cannot be compared: " + e.getMessage());
    }
  }

  private List<String> compare(Connection database) throws SQLException, IOException {
    var problems = new ArrayList<String>();
    for (var sentry : garrison.sentries()) {
      try (var spool = DriverManager.getConnection("jdbc:sqlite:" + sentry.spoolCopy())) {
        compare(sentry.stand().name(), spool, database, problems);
      }
    }
    return problems;
  }

  static void compare(String agent, Connection spool, Connection database, List<String> problems)
      throws SQLException {
    var id = text(spool, "select value from said where name = 'id'");
    long next = Long.parseLong(text(spool, "select value from said where name = 'next'"));
    var gone = "'{[1,%d)}'::int8multirange - %s".formatted(next, left(spool));
    var mine = "(select id from spool where agent = '%s' and spool = '%s')".formatted(agent, id);
    var here =
        """
        (select coalesce(range_agg(int8range(sequence, sequence + 1)), '{}') from
          (select sequence from observation where spool = %s
           union select sequence from quarantine where agent = '%s' and spool = '%s') as each)\
        """
            .formatted(mine, agent, id);
    expect(
        problems,
        agent + " let go of what the post has not: ",
        "{}",
        text(database, "select ((%s) - %s)::text".formatted(gone, here)));
    expect(
        problems,
        agent + ": the post acknowledged what it has not: ",
        "{}",
        text(
            database,
            "select ((select received from spool where id = %s) - %s)::text"
                .formatted(mine, here)));
    expect(
        problems,
        agent + ": kept twice: ",
        "0",
        text(
            database,
            "select count(*) - count(distinct sequence) from observation where spool = " + mine));
    expect(
        problems,
        agent + " has another spool than before: ",
        "0",
        text(
            database,
            "select count(*) from spool where agent = '%s' and spool <> '%s'"
                .formatted(agent, id)));
    if (next < 100) {
      problems.add("%s wrote down %d observations only".formatted(agent, next - 1));
    }
  }

  private static void expect(List<String> problems, String what, String expected, String found) {
    if (!found.equals(expected)) {
      problems.add(what + found);
    }
  }

  /// What an agent still has to send, as PostgreSQL's literal.
  private static String left(Connection spool) throws SQLException {
    var ranges = new ArrayList<String>();
    try (var query = spool.createStatement();
        var rows = query.executeQuery("select first, last from chunk order by first")) {
      while (rows.next()) {
        ranges.add("[%d,%d]".formatted(rows.getLong(1), rows.getLong(2)));
      }
    }
    return "'{%s}'::int8multirange".formatted(String.join(",", ranges));
  }

  private static String text(Connection database, String sql) throws SQLException {
    try (var query = database.createStatement();
        var rows = query.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
    }
  }
}
