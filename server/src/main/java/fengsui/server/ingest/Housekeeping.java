package fengsui.server.ingest;

import fengsui.server.config.Configuration;
import fengsui.server.store.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes room for what will come, and drops what is too old.
@Component
final class Housekeeping {

  /// Minutes are for looking closely at what was lately; hours are kept as long as is asked.
  static final Duration MINUTES = Duration.ofDays(30);

  private static final Duration AHEAD = Duration.ofDays(3);

  private final Partitions partitions;
  private final JdbcClient database;
  private final Configuration.Retention retention;
  private final InstantSource clock;

  Housekeeping(
      Partitions partitions,
      JdbcClient database,
      Configuration configuration,
      InstantSource clock) {
    this.partitions = partitions;
    this.database = database;
    this.retention = configuration.retention();
    this.clock = clock;
    run();
  }

  /// Does all that is due now.
  void run() {
    var now = clock.instant();
    partitions.make("observation", now, now.plus(AHEAD));
    partitions.drop("observation", now.minus(retention.observations()));
    partitions.drop("rollup_minute", oldestMinute(now));
    partitions.drop("rollup_hour", oldestHour(now));
    forget("delete from quarantine where received < ?", now.minus(retention.quarantine()));
    forget("delete from audit where at < ?", now.minus(retention.audit()));
    forget("delete from spool where touched < ?", now.minus(retention.rollups()));
  }

  /// The age from which minutes are no longer kept.
  Instant oldestMinute(Instant now) {
    return now.minus(MINUTES.compareTo(retention.rollups()) < 0 ? MINUTES : retention.rollups());
  }

  Instant oldestHour(Instant now) {
    return now.minus(retention.rollups());
  }

  private void forget(String statement, Instant oldest) {
    database.sql(statement).param(oldest.atOffset(ZoneOffset.UTC)).update();
  }
}
