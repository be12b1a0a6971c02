package fengsui.history.store;

import fengsui.history.where.Sql;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the newest payments, by whole minutes, without those that some conditions cover.
final class Newest {

  private final Connection snapshot;
  private final String rows;

  Newest(Connection snapshot, String rows) {
    this.snapshot = snapshot;
    this.rows = rows;
  }

  Optional<Instant> at() throws SQLException {
    try (var asking = snapshot.createStatement();
        var found = asking.executeQuery("select epoch_us(max(\"at\")) from " + rows)) {
      found.next();
      var micros = found.getLong(1);
      return found.wasNull()
          ? Optional.empty()
          : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
  }

  void each(long most, List<Where> without, Consumer<Payment> sink) throws SQLException {
    var left = Sql.of(new Where.Any(without));
    var asked =
        """
        with minutes as (select date_trunc('minute', "at") as minute, count(*) as payments
            from %1$s where part = 0 group by minute),
          newer as (select minute, sum(payments) over (order by minute desc) as payments
            from minutes),
          left_out as (select distinct pay from %1$s where %3$s)
        select * replace (epoch_us("at") as "at") from %1$s
        where "at" >= (select coalesce(min(minute) filter (payments <= %2$d), max(minute)) from newer)
          and pay not in (select pay from left_out)
        order by "at", pay, part
        """
            .formatted(rows, most, left.text());
    try (var asking = snapshot.prepareStatement(asked)) {
      Question.bind(asking, left.values());
      try (var found = asking.executeQuery()) {
        Payments.each(found, sink);
      }
    }
  }
}
