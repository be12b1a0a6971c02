package fengsui.server.ingest;

import fengsui.server.store.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts observations per minute and per hour.
///
/// Each batch is noted as due in the transaction that keeps it, and taken off that list in the
/// transaction that adds it to the roll-ups: so each is counted once, late ones too, whenever the
/// post is killed.
@Component
final class Rollups {

  /// Batches taken at once: about a minute of the most that the post takes in.
  private static final int MOST = 3000;

  private static final Duration FUTURE = Duration.ofDays(1);

  /// Every batch is read once, by the index of batches; its hours are added up from its minutes.
  private static final String ADD =
      """
      with fresh as materialized (
        select date_trunc('minute', at, 'UTC') as at, agent, target, stage, outcome,
          sum(count) as count, min(ms) as ms_min, sum(ms * count::float8) as ms_sum,
          max(ms) as ms_max
        from observation
        where received between :from and :to
          and batch between :first and :last
          and batch in (select unnest(string_to_array(:batches, ',')::bigint[]))
          and control is null and at >= :oldest and at < :latest
        group by 1, 2, 3, 4, 5),
      minutes as (
        insert into rollup_minute as old select * from fresh where at >= :oldestMinute
        {merge})
      insert into rollup_hour as old
      select date_trunc('hour', at, 'UTC'), agent, target, stage, outcome,
        sum(count), min(ms_min), sum(ms_sum), max(ms_max)
      from fresh group by 1, 2, 3, 4, 5
      {merge}
      """
          .replace(
              "{merge}",
              """
              on conflict (target, at, agent, stage, outcome) do update set
                count = old.count + excluded.count,
                ms_min = least(old.ms_min, excluded.ms_min),
                ms_sum = old.ms_sum + excluded.ms_sum,
                ms_max = greatest(old.ms_max, excluded.ms_max)
              """);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Partitions partitions;
  private final Housekeeping housekeeping;
  private final InstantSource clock;

  Rollups(
      JdbcClient database,
      TransactionTemplate transaction,
      Partitions partitions,
      Housekeeping housekeeping,
      InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.partitions = partitions;
    this.housekeeping = housekeeping;
    this.clock = clock;
  }

  /// A batch that waits, and when it was received.
  private record Due(long batch, OffsetDateTime received) {}

  /// Takes in what is due.
  ///
  /// @return how many batches that were
  synchronized int run() {
    var done = 0;
    List<Due> due;
    do {
      due = due();
      done += due.isEmpty() ? 0 : take(due);
    } while (due.size() == MOST); // what came meanwhile can wait
    return done;
  }

  /// How many batches wait.
  long waiting() {
    return database.sql("select count(*) from rollup_due").query(Long.class).single();
  }

  private List<Due> due() {
    return database
        .sql("select batch, received from rollup_due order by batch limit " + MOST)
        .query((row, _) ->
            new Due(row.getLong("batch"), row.getObject("received", OffsetDateTime.class)))
        .list();
  }

  private int take(List<Due> due) {
    var now = clock.instant();
    var batches =
        due.stream().map(each -> String.valueOf(each.batch())).collect(Collectors.joining(","));
    makeRoom("rollup_minute", batches, housekeeping.oldestMinute(now));
    makeRoom("rollup_hour", batches, housekeeping.oldestHour(now));
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          add(due, batches, now);
          return remove(batches);
        }));
  }

  private void makeRoom(String table, String batches, Instant oldest) {
    database
        .sql(
            """
            select distinct generate_series(
              date_trunc('day', greatest(first, :oldest)), least(last, :latest), '1 day') as day
            from rollup_due where batch = any(string_to_array(:batches, ',')::bigint[])
            """)
        .params(bounds(oldest))
        .param("batches", batches)
        .query((row, _) -> row.getObject("day", OffsetDateTime.class).toInstant())
        .list()
        .forEach(day -> partitions.make(table, day, day));
  }

  private void add(List<Due> due, String batches, Instant now) {
    // One group for each path and outcome; and what came last is unknown to the table's statistics.
    database.sql("set local work_mem = '64MB'").update();
    database.sql("set local enable_seqscan = off").update();
    database
        .sql(ADD)
        .params(bounds(housekeeping.oldestHour(now)))
        .param("oldestMinute", oldest(housekeeping.oldestMinute(now)))
        .param("batches", batches)
        .param("first", due.getFirst().batch())
        .param("last", due.getLast().batch())
        .param("from", due.stream().map(Due::received).min(OffsetDateTime::compareTo).orElseThrow())
        .param("to", due.stream().map(Due::received).max(OffsetDateTime::compareTo).orElseThrow())
        .update();
  }

  private int remove(String batches) {
    return database
        .sql("delete from rollup_due where batch = any(string_to_array(?, ',')::bigint[])")
        .param(batches)
        .update();
  }

  /// Observations older than what is kept, or from a clock that runs days ahead, are not counted.
  /// Whole days, so that no partition is begun that is due to go.
  private Map<String, Object> bounds(Instant oldest) {
    return Map.of(
        "oldest", oldest(oldest), "latest", clock.instant().plus(FUTURE).atOffset(ZoneOffset.UTC));
  }

  private static OffsetDateTime oldest(Instant oldest) {
    return oldest.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
  }
}
