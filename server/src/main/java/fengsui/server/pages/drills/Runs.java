package fengsui.server.pages.drills;

import fengsui.model.Carrier;
import fengsui.model.Coded;
import fengsui.model.FaultDomain;
import fengsui.server.pages.DrillSwitches.Truth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every drill that was on under this post, in the table `drill_run`.
@Component
class Runs {

  private final JdbcClient database;
  private final InstantSource clock;

  Runs(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    // A laboratory ends with its post, and so do its drills.
    database
        .sql("update drill_run set ended = ?, ender = 'restart' where ended is null")
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /// Notes that `name` is on; nothing if it was on before.
  void start(String name, Truth truth, String starter) {
    var carrier = truth.carrier();
    database
        .sql(
            """
            insert into drill_run (name, domain, carrier, port, started, starter)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .param(name)
        .param(truth.domain().code())
        .param(carrier == null ? null : carrier.code())
        .param(truth.port())
        .param(Timestamp.from(clock.instant()))
        .param(starter)
        .update();
  }

  /// Notes that `name` is off.
  void end(String name, String ender) {
    database
        .sql("update drill_run set ended = ?, ender = ? where name = ? and ended is null")
        .params(Timestamp.from(clock.instant()), ender, name)
        .update();
  }

  /// Notes that `name` could not be turned on after all.
  void forget(String name) {
    database.sql("delete from drill_run where name = ? and ended is null").param(name).update();
  }

  /// The newest first.
  List<Run> newest(int most) {
    return database
        .sql("select * from drill_run order by id desc limit ?")
        .param(most)
        .query((row, _) -> run(row))
        .list();
  }

  private static Run run(ResultSet row) throws SQLException {
    var carrier = row.getString("carrier");
    var ended = row.getTimestamp("ended");
    var truth =
        new Truth(
            Coded.of(FaultDomain.class, row.getString("domain")),
            carrier == null ? null : new Carrier(carrier),
            row.getObject("port", Integer.class));
    return new Run(
        row.getString("name"),
        truth,
        row.getTimestamp("started").toInstant(),
        row.getString("starter"),
        ended == null ? null : ended.toInstant(),
        row.getString("ender"));
  }
}
