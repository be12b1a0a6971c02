package fengsui.server.changes.feed;

import fengsui.model.Change;
import fengsui.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What others changed, and what was rolled out here. Each id is kept once, as it came first.
@Component
public final class Altered {

  /// The source of what was rolled out here.
  public static final String ROLLOUT = "rollout";

  /// How far back a change may have caused what shows now, and how many are weighed at most.
  private static final Duration WEIGHED = Duration.ofHours(24);

  private static final int MOST = 2_000;
  private static final Duration STANDS = Duration.ofSeconds(3);

  /// A clock this much ahead of ours is wrong, and ours is believed.
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private volatile @Nullable Known weighed;

  /// @param until when it is read again: what another transaction wrote may not have been seen
  private record Known(List<Change> changes, Instant until) {}

  Altered(JdbcClient database, TransactionTemplate transaction, InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// One of them, with whom it came from.
  public record Told(Change change, String source, Instant received) {}

  /// Keeps them, all or nothing; returns how many were new.
  public int add(List<Change> changes, String source) {
    var now = clock.instant();
    var added =
        transaction.execute(_ -> {
          int fresh = 0;
          for (var change : changes) {
            fresh += keep(credible(change, now), source, now);
          }
          return fresh;
        });
    weighed = null;
    return added == null ? 0 : added;
  }

  private static Change credible(Change told, Instant now) {
    return told.at().isAfter(now.plus(AHEAD))
        ? new Change(
            told.id(),
            told.kind(),
            told.author(),
            now,
            told.template(),
            told.fields(),
            told.scope(),
            told.intent(),
            told.rollout())
        : told;
  }

  private int keep(Change change, String source, Instant now) {
    return database
        .sql(
            """
            insert into altered (id, source, at, received, content) values (?, ?, ?, ?, ?)
            on conflict (id) do nothing
            """)
        .params(change.id(), source, utc(change.at()), utc(now), Json.write(change))
        .update();
  }

  /// Those of the last day, for the judge. It asks at every round, so they are kept for a few
  /// seconds.
  public List<Change> weighed() {
    var now = clock.instant();
    var known = weighed;
    if (known == null || !now.isBefore(known.until())) {
      known = new Known(newest(MOST).stream().map(Told::change).toList(), now.plus(STANDS));
      weighed = known;
    }
    var recent = new ArrayList<Change>();
    for (var each : known.changes()) {
      if (each.at().isAfter(now.minus(WEIGHED))) {
        recent.add(each);
      }
    }
    return recent;
  }

  /// The newest ones, newest first.
  public List<Told> newest(int limit) {
    return database
        .sql("select source, received, content from altered order by at desc, id limit ?")
        .param(limit)
        .query((row, _) ->
            new Told(
                Json.readChange(row.getString("content")),
                row.getString("source"),
                row.getObject("received", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
