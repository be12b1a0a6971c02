package fengsui.server.resolvers;

import fengsui.isolate.CacheTail.Lingering;
import fengsui.isolate.Path;
import fengsui.model.Carrier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The wrong answers that caches may still hold, in the database.
@Component
class TailTable {

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  TailTable(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  List<Lingering> load() {
    return database.sql("select * from resolver_tail").query((row, _) -> lingering(row)).list();
  }

  /// Keeps `all` in place of what was kept.
  void replace(Collection<Lingering> all) {
    transaction.executeWithoutResult(_ -> {
      database.sql("delete from resolver_tail").update();
      all.forEach(this::add);
    });
  }

  private void add(Lingering each) {
    var resolver = each.path().resolver();
    database
        .sql(
            """
            insert into resolver_tail
              (agent, target, resolver, carrier, last, expiry, lives, good)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(each.path().agent())
        .param(each.path().target())
        .param(resolver == null ? "" : resolver)
        .param(each.carrier().code())
        .param(Timestamp.from(each.last()))
        .param(Timestamp.from(each.expiry()))
        .param(each.lives().stream().map(Duration::toSeconds).toArray(Long[]::new))
        .param(each.good())
        .update();
  }

  private static Lingering lingering(ResultSet row) throws SQLException {
    var resolver = row.getString("resolver");
    var lives = (Long[]) row.getArray("lives").getArray();
    return new Lingering(
        new Path(
            row.getString("agent"), row.getString("target"), resolver.isEmpty() ? null : resolver),
        new Carrier(row.getString("carrier")),
        row.getTimestamp("last").toInstant(),
        Arrays.stream(lives).map(Duration::ofSeconds).toList(),
        row.getTimestamp("expiry").toInstant(),
        row.getInt("good"));
  }
}
