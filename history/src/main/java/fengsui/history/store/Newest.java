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

/// Reads the newest payments, without those that some conditions cover.
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
        with newest as (select "at" as since from %1$s where part = 0
            order by "at" desc limit 1 offset %2$d),
          left_out as (select distinct pay from %1$s where %3$s)
        select * replace (epoch_us("at") as "at") from %1$s
        where "at" > coalesce((select since from newest), '-infinity'::timestamp)
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
