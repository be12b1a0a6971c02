package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.history.Pulse;
import fengsui.history.Pulse.Label;
import fengsui.history.Pulse.Minute;
import fengsui.history.Pulse.Rate;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Asks stored rows how payments went lately. The rows of both hours are put aside once.
final class PulseQuestion {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final long LATELY = 10;

  /// Settled payments, without refunds.
  private static final String SETTLED = "status = 'success' and amount > 0";

  private final Connection snapshot;
  private final String rows;

  PulseQuestion(Connection snapshot, String rows) {
    this.snapshot = snapshot;
    this.rows = rows;
  }

  Pulse ask(Instant until) throws SQLException {
    var end = until.truncatedTo(ChronoUnit.MINUTES);
    end = end.equals(until) ? end : end.plus(1, ChronoUnit.MINUTES);
    var usual = usual(end);
    putAside(end, usual == null ? end.minus(Duration.ofDays(36500)) : usual);
    var currency = currency();
    return new Pulse(end, usual, currency, minutes(end, currency), rates(), labels(currency));
  }

  private @Nullable Instant usual(Instant end) throws SQLException {
    for (var from : List.of(end.minus(HOUR.multipliedBy(25)), end.minus(HOUR.multipliedBy(2)))) {
      if (any(from)) {
        return from;
      }
    }
    return null;
  }

  private boolean any(Instant from) throws SQLException {
    var asked =
        "select 1 from %s where %s and \"at\" >= ? and \"at\" < ? limit 1".formatted(rows, SETTLED);
    try (var asking = snapshot.prepareStatement(asked)) {
      bind(asking, from, from.plus(HOUR));
      try (var found = asking.executeQuery()) {
        return found.next();
      }
    }
  }

  private void putAside(Instant end, Instant usual) throws SQLException {
    var text =
        """
        create or replace temp table pulse as
        select pay, part, amount, currency, label, discount, "at" < ? as usual,
          ((epoch("at") - epoch(case when "at" < ? then ?::timestamp else ?::timestamp end)) // 60)
            ::int as minute
        from %s where %s and (("at" >= ? and "at" < ?) or ("at" >= ? and "at" < ?))
        """
            .formatted(rows, SETTLED);
    var start = end.minus(HOUR);
    try (var making = snapshot.prepareStatement(text)) {
      bind(making, start, start, usual, start, start, end, usual, usual.plus(HOUR));
      making.execute();
    }
  }

  private static void bind(PreparedStatement to, Instant... times) throws SQLException {
    for (var i = 0; i < times.length; i++) {
      to.setObject(i + 1, LocalDateTime.ofInstant(times[i], ZoneOffset.UTC));
    }
  }

  private String currency() throws SQLException {
    var asked = "select currency from pulse where not usual group by 1 order by count(*) desc, 1";
    try (var asking = snapshot.createStatement();
        var found = asking.executeQuery(asked)) {
      return found.next() ? found.getString(1) : "CNY";
    }
  }

  private List<Minute> minutes(Instant end, String currency) throws SQLException {
    var asked =
        """
        select minute, count(*) filter (part = 0 and not usual), count(*) filter (part = 0 and usual),
          coalesce(sum(discount) filter (currency = $1 and not usual), 0),
          coalesce(sum(discount) filter (currency = $1 and usual), 0)
        from pulse group by minute
        """;
    var found = new TreeMap<Integer, Minute>();
    var start = end.minus(HOUR);
    try (var asking = snapshot.prepareStatement(asked)) {
      asking.setString(1, currency);
      try (var row = asking.executeQuery()) {
        while (row.next()) {
          var at = start.plus(row.getInt(1), ChronoUnit.MINUTES);
          found.put(
              row.getInt(1),
              new Minute(
                  at,
                  row.getLong(2),
                  row.getLong(3),
                  money(row, 4, currency),
                  money(row, 5, currency)));
        }
      }
    }
    return whole(start, found);
  }

  private static List<Minute> whole(Instant start, Map<Integer, Minute> found) {
    var minutes = new ArrayList<Minute>();
    for (var i = 0; i < 60; i++) {
      var at = start.plus(i, ChronoUnit.MINUTES);
      minutes.add(found.getOrDefault(i, new Minute(at, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO)));
    }
    return minutes;
  }

  private List<Rate> rates() throws SQLException {
    var asked =
        """
        select case when off <= 0 then -1 else least(95, floor(off * 20 / amount) * 5) end::int as class,
          count(*) filter (not usual) / greatest(1, any_value(now)),
          count(*) filter (usual) / greatest(1, any_value(before))
        from (select usual, pay, max(amount) as amount, sum(coalesce(discount, 0)) as off
            from pulse where usual or minute >= %1$d group by usual, pay),
          (select count(distinct pay) filter (not usual) as now,
            count(distinct pay) filter (usual) as before from pulse where usual or minute >= %1$d)
        group by class order by class
        """
            .formatted(60 - LATELY);
    var rates = new ArrayList<Rate>();
    try (var asking = snapshot.createStatement();
        var row = asking.executeQuery(asked)) {
      while (row.next()) {
        rates.add(new Rate(row.getInt(1), row.getDouble(2), row.getDouble(3)));
      }
    }
    return rates;
  }

  private List<Label> labels(String currency) throws SQLException {
    var asked =
        """
        select label, count(distinct pay) filter (not usual) as number,
          number / greatest(1, any_value(now)),
          count(distinct pay) filter (usual) / greatest(1, any_value(before)),
          coalesce(sum(discount) filter (not usual and currency = ?), 0)
        from (from pulse where usual or minute >= %1$d),
          (select count(distinct pay) filter (not usual) as now,
            count(distinct pay) filter (usual) as before from pulse where usual or minute >= %1$d)
        where label is not null group by label order by number desc, label
        """
            .formatted(60 - LATELY);
    var labels = new ArrayList<Label>();
    try (var asking = snapshot.prepareStatement(asked)) {
      asking.setString(1, currency);
      try (var row = asking.executeQuery()) {
        while (row.next()) {
          var off = money(row, 5, currency);
          labels.add(
              new Label(row.getString(1), row.getLong(2), row.getDouble(3), row.getDouble(4), off));
        }
      }
    }
    return labels;
  }

  private static BigDecimal money(ResultSet row, int column, String currency) throws SQLException {
    return Exposure.money(currency, row.getBigDecimal(column));
  }
}
