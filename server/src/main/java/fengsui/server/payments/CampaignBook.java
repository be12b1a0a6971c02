package fengsui.server.payments;

import fengsui.model.Change;
import fengsui.wire.Json;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The register of planned changes, in the database.
@Component
public class CampaignBook {

  private final JdbcClient database;
  private final InstantSource clock;

  CampaignBook(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// All, by id.
  public List<Change> all() {
    return database
        .sql("select change from campaign order by id")
        .query((row, _) -> Json.readChange(row.getString("change")))
        .list();
  }

  /// Keeps `change` instead of the one with its id.
  void put(Change change, String who) {
    database
        .sql(
            """
            insert into campaign (id, change, changed, changed_by) values (?, ?::jsonb, ?, ?)
            on conflict (id) do update set change = excluded.change, changed = excluded.changed,
              changed_by = excluded.changed_by
            """)
        .param(change.id())
        .param(Json.write(change))
        .param(Timestamp.from(clock.instant()))
        .param(who)
        .update();
  }

  /// Returns whether it was there.
  boolean remove(String id) {
    return database.sql("delete from campaign where id = ?").param(id).update() > 0;
  }
}
