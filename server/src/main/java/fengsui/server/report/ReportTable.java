package fengsui.server.report;

import fengsui.model.Coded;
import fengsui.server.report.course.Course;
import fengsui.server.report.course.State;
import fengsui.server.report.course.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fault reports in the database. To be used within a transaction where it writes.
@Component
class ReportTable {

  private static final String COLUMNS =
      "id, incident, carrier, drafted, author, sha256, length(files) as size";

  private final JdbcClient database;

  ReportTable(JdbcClient database) {
    this.database = database;
  }

  /// A number that no other report has.
  long number() {
    return database.sql("select nextval('report_number')").query(Long.class).single();
  }

  void add(long number, Filed report, byte[] files) {
    database
        .sql(
            """
            insert into report (number, id, incident, carrier, drafted, author, sha256, files)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(number, report.id(), report.incident(), report.carrier())
        .param(Timestamp.from(report.drafted()))
        .params(report.author(), report.sha256(), files)
        .update();
    report.course().steps().forEach(step -> add(report.id(), step));
  }

  void add(String report, Step step) {
    database
        .sql(
            """
            insert into report_step (report, state, at, who, number, note)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(report, step.state().code(), Timestamp.from(step.at()))
        .params(step.who(), step.number(), step.note())
        .update();
  }

  /// All, the newest first; those of `incident` only unless that is empty.
  List<Filed> all(String incident) {
    var steps = steps();
    return database
        .sql("select " + COLUMNS + " from report where ? in ('', incident) order by number desc")
        .param(incident)
        .query((row, _) -> filed(row, steps.getOrDefault(row.getString("id"), List.of())))
        .list();
  }

  Optional<Filed> find(String id) {
    var steps =
        database
            .sql("select * from report_step where report = ? order by id")
            .param(id)
            .query((row, _) -> step(row))
            .list();
    return database
        .sql("select " + COLUMNS + " from report where id = ?")
        .param(id)
        .query((row, _) -> filed(row, steps))
        .optional();
  }

  /// Lets nobody else add a step to it until this transaction ends.
  void lock(String id) {
    database.sql("select id from report where id = ? for update").param(id).query().listOfRows();
  }

  Optional<byte[]> findFiles(String id) {
    return database
        .sql("select files from report where id = ?")
        .param(id)
        .query((row, _) -> row.getBytes("files"))
        .optional();
  }

  /// Notes a reminder; returns its number, empty if people were reminded of that already.
  Optional<Long> remind(String report, Instant due, Instant now) {
    return database
        .sql(
            """
            insert into report_reminder (report, due, told) values (?, ?, ?)
            on conflict do nothing returning number
            """)
        .params(report, Timestamp.from(due), Timestamp.from(now))
        .query(Long.class)
        .optional();
  }

  private Map<String, List<Step>> steps() {
    var steps = new HashMap<String, List<Step>>();
    database
        .sql("select * from report_step order by id")
        .query(row -> {
          steps.computeIfAbsent(row.getString("report"), _ -> new ArrayList<>()).add(step(row));
        });
    return steps;
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        Coded.of(State.class, row.getString("state")),
        row.getTimestamp("at").toInstant(),
        row.getString("who"),
        row.getString("number"),
        row.getString("note"));
  }

  private static Filed filed(ResultSet row, List<Step> steps) throws SQLException {
    return new Filed(
        row.getString("id"),
        row.getString("incident"),
        row.getString("carrier"),
        row.getTimestamp("drafted").toInstant(),
        row.getString("author"),
        row.getString("sha256"),
        row.getLong("size"),
        new Course(steps));
  }
}
