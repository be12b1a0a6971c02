package fengsui.server.watch;

import fengsui.model.Observation;
import fengsui.wire.Json;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Observations that were kept, read back.
@Component
class Recollection {

  /// How far back a restart looks, where there is not too much of it.
  private static final Duration RECENT = Duration.ofMinutes(10);

  /// So many observations say how things stand.
  private static final int ENOUGH = 400_000;

  private static final int MOST = 300_000;

  /// Before and after a period, so that it is known how things stood and what became of it.
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  Recollection(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// Hands over what came last, in the order in which it came.
  void recent(BiConsumer<Instant, List<Observation>> to) {
    transaction.executeWithoutResult(_ -> {
      try (var rows =
          database
              .sql(
                  """
                  select received, line from (
                    select received, batch, sequence, line from observation
                    where received > (select max(received) from observation) - ?::interval
                    order by received desc, batch desc, sequence desc limit ?) newest
                  order by received, batch, sequence
                  """)
              .param(RECENT.toSeconds() + " seconds")
              .param(ENOUGH)
              .withFetchSize(5_000)
              .query((row, _) ->
                  new Kept(
                      row.getTimestamp("received").toInstant(),
                      Json.readObservation(row.getString("line"))))
              .stream()) {
        rows.forEach(kept -> to.accept(kept.received(), List.of(kept.observation())));
      }
    });
  }

  private record Kept(Instant received, Observation observation) {}

  /// What was seen of the targets of `period`, and of whatever else the agents concerned looked at
  /// most, in the order of its time.
  List<Observation> during(Late.Period period) {
    var targets = new ArrayList<>(period.targets());
    targets.addAll(beside(period));
    return database
        .sql(
            """
            select line from observation
            where target = any(?) and at between ? and ? order by at, sequence limit ?
            """)
        .param(targets.toArray(String[]::new))
        .param(Timestamp.from(period.from().minus(MARGIN)))
        .param(Timestamp.from(period.to().plus(MARGIN)))
        .param(MOST)
        .query((row, _) -> Json.readObservation(row.getString("line")))
        .list();
  }

  private List<String> beside(Late.Period period) {
    return database
        .sql(
            """
            select distinct target from observation
            where received > ? and agent = any(?) and at between ? and ? limit 100
            """)
        .param(Timestamp.from(period.from()))
        .param(period.agents().toArray(String[]::new))
        .param(Timestamp.from(period.from()))
        .param(Timestamp.from(period.to()))
        .query((row, _) -> row.getString("target"))
        .list();
  }
}
