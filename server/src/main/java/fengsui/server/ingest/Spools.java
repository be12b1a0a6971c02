package fengsui.server.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which numbers of which spool are kept already.
@Component
final class Spools {

  private final JdbcClient database;

  Spools(JdbcClient database) {
    this.database = database;
  }

  /// A spool as far as it came.
  record Spool(int id, Ranges received) {}

  /// Returns the spool and locks it until the transaction ends; a new one is empty.
  Spool lock(String agent, UUID spool, Instant now) {
    return find(agent, spool)
        .or(() -> {
          begin(agent, spool, now);
          return find(agent, spool);
        })
        .orElseThrow();
  }

  private Optional<Spool> find(String agent, UUID spool) {
    return database
        .sql(
            "select id, received::text as received from spool"
                + " where agent = ? and spool = ? for update")
        .params(agent, spool)
        .query((row, _) -> new Spool(row.getInt("id"), Ranges.parse(row.getString("received"))))
        .optional();
  }

  // Another batch of the same spool may begin it at the same time.
  private void begin(String agent, UUID spool, Instant now) {
    database
        .sql(
            """
            insert into spool (agent, spool, touched) values (?, ?, ?)
            on conflict (agent, spool) do nothing
            """)
        .params(agent, spool, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Returns the number of a new batch, which the roll-ups will take up.
  ///
  /// @param first when its first observation was made, and `last` its last
  long batch(Instant received, Instant first, Instant last) {
    return database
        .sql("insert into rollup_due (received, first, last) values (?, ?, ?) returning batch")
        .params(
            received.atOffset(ZoneOffset.UTC),
            first.atOffset(ZoneOffset.UTC),
            last.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void keep(Spool spool, Instant now) {
    database
        .sql("update spool set received = ?::int8multirange, touched = ? where id = ?")
        .params(spool.received().text(), now.atOffset(ZoneOffset.UTC), spool.id())
        .update();
  }
}
