package fengsui.server.resolvers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The counts of minutes, in the database.
@Component
class ResolverTable {

  private static final String ADD =
      """
      insert into resolver_minute as old
        (at, carrier, province, resolver, asked, resolved, poisoned, failed, ttl_min, ttl_max,
         latency)
      values (:at, :carrier, :province, :resolver, :asked, :resolved, :poisoned, :failed, :ttlMin,
        :ttlMax, :latency)
      on conflict (at, carrier, province, resolver) do update set
        asked = old.asked + excluded.asked,
        resolved = old.resolved + excluded.resolved,
        poisoned = old.poisoned + excluded.poisoned,
        failed = old.failed + excluded.failed,
        ttl_min = least(old.ttl_min, excluded.ttl_min),
        ttl_max = greatest(old.ttl_max, excluded.ttl_max),
        latency = array(
          select coalesce(one, 0) + coalesce(other, 0)
          from unnest(old.latency, excluded.latency) with ordinality as pair (one, other, step)
          order by step)
      """;

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  ResolverTable(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// Adds all of `counts`, or nothing.
  void add(Map<Minutes.Key, Count> counts) {
    transaction.executeWithoutResult(_ -> counts.forEach(this::add));
  }

  private void add(Minutes.Key key, Count count) {
    database
        .sql(ADD)
        .param("at", Timestamp.from(key.minute()))
        .param("carrier", key.spot().carrier())
        .param("province", key.spot().province())
        .param("resolver", key.spot().resolver())
        .param("asked", count.asked())
        .param("resolved", count.resolved())
        .param("poisoned", count.poisoned())
        .param("failed", count.failed())
        .param("ttlMin", count.ttlMin())
        .param("ttlMax", count.ttlMax())
        .param("latency", count.latency().toArray(Long[]::new))
        .update();
  }

  /// What each resolver answered from `from` on.
  Map<Spot, Count> since(Instant from) {
    var sums = new TreeMap<Spot, Count>();
    database
        .sql("select * from resolver_minute where at >= ?")
        .param(from.atOffset(ZoneOffset.UTC))
        .query(row -> {
          sums.merge(spot(row), count(row), Count::plus);
        });
    return sums;
  }

  /// Since when each resolver of which the newest minute has a wrong answer has given wrong ones,
  /// with no whole minute without any in between.
  Map<Spot, Instant> poisonedSince(Instant from) {
    var since = new HashMap<Spot, Instant>();
    database
        .sql(
            """
            select carrier, province, resolver, min(at) as since from (
              select *, max(at) filter (where poisoned = 0)
                over (partition by carrier, province, resolver) as clean
              from resolver_minute where at >= ?) minutes
            where poisoned > 0 and (clean is null or at > clean)
            group by carrier, province, resolver
            """)
        .param(from.atOffset(ZoneOffset.UTC))
        .query(row -> {
          since.put(spot(row), row.getObject("since", OffsetDateTime.class).toInstant());
        });
    return since;
  }

  /// Drops what is older than `oldest`.
  int drop(Instant oldest) {
    return database
        .sql("delete from resolver_minute where at < ?")
        .param(oldest.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Spot spot(ResultSet row) throws SQLException {
    return new Spot(row.getString("carrier"), row.getString("province"), row.getString("resolver"));
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getLong("asked"),
        row.getLong("resolved"),
        row.getLong("poisoned"),
        row.getLong("failed"),
        row.getObject("ttl_min", Long.class),
        row.getObject("ttl_max", Long.class),
        numbers(row.getArray("latency")));
  }

  private static List<Long> numbers(@Nullable Array array) throws SQLException {
    return array == null ? Latency.NONE : List.of((Long[]) array.getArray());
  }
}
