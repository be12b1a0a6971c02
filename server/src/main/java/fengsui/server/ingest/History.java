package fengsui.server.ingest;

import fengsui.model.Coded;
import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.wire.Escapes;
import fengsui.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What was seen before.
@Component
public final class History {

  private static final Duration BY_MINUTE = Duration.ofDays(1);
  private static final int MOST_POINTS = 20_000;
  private static final int MOST_OBSERVATIONS = 1_000;

  private static final String SHARES =
      """
      with staged as (
        select at, agent, target, stage, sum(count) as seen,
          coalesce(sum(count) filter (where outcome <> 'ok'), 0) as failed
        from rollup_{unit}
        where target in (:targets) and at >= :from and at < :to
        group by at, agent, target, stage),
      probed as (
        select at, agent, max(seen) as probes, least(max(seen), sum(failed)) as failed
        from staged group by at, agent, target)
      select at, agent, sum(probes) as probes, sum(failed) as failed
      from probed group by at, agent order by at, agent limit 200000
      """;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Housekeeping housekeeping;
  private final InstantSource clock;

  History(
      JdbcClient database,
      TransactionTemplate transaction,
      Housekeeping housekeeping,
      InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.housekeeping = housekeeping;
    this.clock = clock;
  }

  /// Which observations are asked for: those made from `from` on and before `to`.
  ///
  /// @param agent only those of this agent; null: of all
  public record Question(String target, @Nullable String agent, Instant from, Instant to) {

    public Question {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("from must be before to, but is " + from);
      }
    }
  }

  /// The observations of one agent, stage and outcome in one minute or hour; those of controls do
  /// not count.
  ///
  /// @param at when it began
  /// @param outcome `ok`, the name of a failure, or `unknown_failure`
  public record Point(
      Instant at,
      String agent,
      Stage stage,
      String outcome,
      long count,
      double msMin,
      double msMean,
      double msMax) {}

  /// Counts for charts, oldest first: per minute for a day at most, per hour for more or for what
  /// is long ago.
  public List<Point> series(Question question) {
    var minutes = unit(question.from, question.to) == ChronoUnit.MINUTES;
    return database
        .sql(
            """
            select * from rollup_%s
            where target = :target and (:agent::text is null or agent = :agent)
              and at >= :from and at < :to
            order by at, agent, stage, outcome limit %d
            """
                .formatted(minutes ? "minute" : "hour", MOST_POINTS))
        .params(parameters(question))
        .query((row, _) -> point(row))
        .list();
  }

  /// The probes that one agent made of some targets in one minute or hour, and how many failed.
  ///
  /// @param at when it began
  public record Share(Instant at, String agent, long probes, long failed) {}

  /// How many probes failed, oldest first. A probe fails once, at the stage where it ends; so the
  /// stage seen most often tells how many there were.
  ///
  /// @param unit as [#unit] says
  public List<Share> shares(Collection<String> targets, ChronoUnit unit, Instant from, Instant to) {
    if (targets.isEmpty()) {
      return List.of();
    }
    return database
        .sql(SHARES.replace("{unit}", unit == ChronoUnit.MINUTES ? "minute" : "hour"))
        .param("targets", targets)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Share(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("agent"),
                row.getLong("probes"),
                row.getLong("failed")))
        .list();
  }

  /// What is counted by: minutes for a day at most, hours for more or for what is long ago.
  public ChronoUnit unit(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(BY_MINUTE) <= 0
            && from.isAfter(housekeeping.oldestMinute(clock.instant()))
        ? ChronoUnit.MINUTES
        : ChronoUnit.HOURS;
  }

  /// The newest observations, as they were sent, controls included; a thousand at most.
  public List<Observation> observations(Question question) {
    return database
        .sql(
            """
            select line from observation
            where target = :target and (:agent::text is null or agent = :agent)
              and at >= :from and at < :to
            order by at desc limit %d
            """
                .formatted(MOST_OBSERVATIONS))
        .params(parameters(question))
        .query((row, _) -> Json.readObservation(row.getString("line")))
        .list();
  }

  /// Gives the observations of some targets, controls included, to `sink`, oldest first.
  ///
  /// @param most how many are read
  /// @return whether there were more
  public boolean each(Collection<String> targets, Span span, int most, Consumer<Observation> sink) {
    var count = new int[1];
    transaction.executeWithoutResult(
        _ -> // without one, the driver would fetch all at once
        database
                .sql(
                    """
                    select line from observation
                    where target = any(:targets) and at >= :from and at < :to
                    order by at, received, agent, sequence limit :limit
                    """)
                .param("targets", targets.stream().map(Escapes::visible).toArray(String[]::new))
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC))
                .param("limit", most + 1)
                .withFetchSize(1000)
                .query((ResultSet row) -> {
                  if (count[0]++ < most) {
                    sink.accept(Json.readObservation(row.getString("line")));
                  }
                }));
    return count[0] > most;
  }

  /// A time, without its end.
  public record Span(Instant from, Instant to) {}

  /// Gives every observation received since then to `sink`, oldest first.
  public void replay(Instant since, Consumer<Observation> sink) {
    transaction.executeWithoutResult(
        _ -> // without one, the driver would fetch all at once
        database
                .sql("select line from observation where received >= ? order by received, sequence")
                .param(since.atOffset(ZoneOffset.UTC))
                .withFetchSize(1000)
                .query(
                    (ResultSet row) -> sink.accept(Json.readObservation(row.getString("line")))));
  }

  private static Map<String, @Nullable Object> parameters(Question question) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("target", question.target);
    parameters.put("agent", question.agent);
    parameters.put("from", question.from.atOffset(ZoneOffset.UTC));
    parameters.put("to", question.to.atOffset(ZoneOffset.UTC));
    return parameters;
  }

  private static Point point(ResultSet row) throws SQLException {
    var count = row.getLong("count");
    return new Point(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("agent"),
        Coded.of(Stage.class, row.getString("stage")),
        row.getString("outcome"),
        count,
        row.getDouble("ms_min"),
        row.getDouble("ms_sum") / count,
        row.getDouble("ms_max"));
  }
}
