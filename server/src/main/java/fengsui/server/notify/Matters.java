package fengsui.server.notify;

import fengsui.server.notify.Matter.Told;
import fengsui.server.notify.channel.News;
import fengsui.wire.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads incidents and their events as they are committed, and remembers what people were told. To
/// be used within a transaction.
final class Matters {

  private static final String SELECT =
      """
      select i.id, i.since, i.resolved_at, i.verdict, i.targets, i.agents,
        newest.id as event, newest.at, told.open, told.verdict as told_verdict
      from incident i
      join lateral (select id, at from incident_event where incident = i.id
        order by id desc limit 1) newest on true
      left join notice_told told on told.incident = i.id
      """;

  private final JdbcClient database;

  Matters(JdbcClient database) {
    this.database = database;
  }

  /// The incidents with events after the cursor, and those that a silence held back. The cursor
  /// stays locked until the transaction ends.
  List<Matter> pending() {
    // The numbers of events are in the order of their commits.
    var cursor =
        database.sql("select event from notice_cursor for update").query(Long.class).single();
    var newest =
        database.sql("select coalesce(max(id), 0) from incident_event").query(Long.class).single();
    if (newest > cursor) {
      database.sql("update notice_cursor set event = ?").param(newest).update();
    }
    return database
        .sql(
            SELECT
                + """
                where i.id in (select incident from incident_event where id > ? and id <= ?
                    union select incident from notice_held)
                order by event
                """)
        .params(cursor, newest)
        .query(Matters::matter)
        .list();
  }

  /// Those that people were told of and that go on.
  List<Matter> open() {
    return database
        .sql(SELECT + "where i.resolved_at is null and told.open order by event")
        .query(Matters::matter)
        .list();
  }

  void told(News news) {
    database
        .sql(
            """
            insert into notice_told (incident, event, open, verdict) values (?, ?, ?, ?::jsonb)
            on conflict (incident) do update set event = excluded.event, open = excluded.open,
              verdict = excluded.verdict
            """)
        .params(
            news.incident(),
            news.event(),
            news.kind() != News.Kind.RESOLVED,
            Json.write(news.verdict()))
        .update();
    free(news.incident());
  }

  void hold(Matter matter) {
    database
        .sql("insert into notice_held (incident, event) values (?, ?) on conflict do nothing")
        .params(matter.incident(), matter.event())
        .update();
  }

  void free(String incident) {
    database.sql("delete from notice_held where incident = ?").param(incident).update();
  }

  private static Matter matter(ResultSet row, int number) throws SQLException {
    var open = row.getObject("open", Boolean.class);
    return new Matter(
        row.getString("id"),
        row.getLong("event"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        instant(row.getObject("resolved_at", OffsetDateTime.class)),
        Json.readVerdict(row.getString("verdict")),
        texts(row.getArray("targets")),
        texts(row.getArray("agents")),
        open == null ? null : new Told(open, Json.readVerdict(row.getString("told_verdict"))));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
