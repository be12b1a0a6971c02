package fengsui.lab.garrison;

import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.Topology;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Compares what agents wrote down with what the post's database holds: each observation that an
/// agent let go of must be there, and none twice.
public final class Records {

  private final Laboratory laboratory;
  private final Garrison garrison;

  Records(Laboratory laboratory, Garrison garrison) {
    this.laboratory = laboratory;
    this.garrison = garrison;
  }

  /// Everything that is wrong, in words; empty if nothing is. Agents must not be running.
  public List<String> problems() throws LaboratoryException, InterruptedException {
    var port = garrison.post().databasePort();
    try (var gate = laboratory.gate(Topology.POST, "127.0.0.1", port)) {
      return compare(
          "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(gate.port()));
    } catch (SQLException | IOException e) {
      throw laboratory.failure("the records cannot be compared: " + e.getMessage());
    }
  }

  private List<String> compare(String url) throws SQLException, IOException {
    var problems = new ArrayList<String>();
    try (var database = DriverManager.getConnection(url)) {
      for (var sentry : garrison.sentries()) {
        try (var spool = DriverManager.getConnection("jdbc:sqlite:" + sentry.spoolCopy())) {
          compare(sentry.stand().name(), spool, database, problems);
        }
      }
    }
    return problems;
  }

  private static void compare(
      String agent, Connection spool, Connection database, List<String> problems)
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
