package fengsui.server.notify;

import fengsui.server.notify.channel.News;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is to be said where, kept until it is said.
final class Outbox {

  private final JdbcClient database;
  private final Links links;

  Outbox(JdbcClient database, Links links) {
    this.database = database;
    this.links = links;
  }

  /// One piece of news for one channel.
  ///
  /// @param attempts how often it was tried
  /// @param doubtful whether it may have arrived
  /// @param insteadOf the channel that should have said it
  record Entry(
      long id,
      News news,
      int attempts,
      Instant created,
      boolean doubtful,
      @Nullable String insteadOf) {}

  /// Adds it, unless it was added before.
  void add(News news, String channel, Instant now) {
    add(news, channel, null, now);
  }

  private void add(News news, String channel, @Nullable String insteadOf, Instant now) {
    database
        .sql(
            """
            insert into notice (event, channel, incident, news, grave, next_try, created, instead_of)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (event, channel) do update set state = 'waiting', next_try = excluded.next_try
              where notice.state = 'moved'
            """)
        .param(news.event())
        .param(channel)
        .param(news.incident())
        .param(NewsJson.write(news))
        .param(news.grave())
        .param(Timestamp.from(now))
        .param(Timestamp.from(now))
        .param(insteadOf)
        .update();
  }

  /// What is due for the channel, what cannot wait first.
  List<Entry> due(String channel, Instant now, int most) {
    return database
        .sql(
            """
            select * from notice where channel = ? and state = 'waiting' and next_try <= ?
            order by grave desc, id limit ?
            """)
        .params(channel, Timestamp.from(now), most)
        .query(this::entry)
        .list();
  }

  /// Takes down, before anything is sent, that these are being sent.
  void sending(List<Entry> entries) {
    database
        .sql("update notice set state = 'sending', attempts = attempts + 1 where id in (:ids)")
        .param("ids", ids(entries))
        .update();
  }

  void sent(List<Entry> entries, Instant now) {
    finish(entries, "sent", "sent", now);
  }

  void gaveUp(List<Entry> entries, String answer, Instant now) {
    finish(entries, "failed", answer, now);
  }

  private void finish(List<Entry> entries, String state, String answer, Instant now) {
    database
        .sql(
            """
            update notice set state = :state, answer = :answer, done = :now, doubtful = false
            where id in (:ids)
            """)
        .param("state", state)
        .param("answer", answer)
        .param("now", Timestamp.from(now))
        .param("ids", ids(entries))
        .update();
  }

  void later(List<Entry> entries, Instant when, String answer, boolean doubtful) {
    database
        .sql(
            """
            update notice set state = 'waiting', next_try = :when, answer = :answer,
              doubtful = doubtful or :doubtful
            where id in (:ids)
            """)
        .param("when", Timestamp.from(when))
        .param("answer", answer)
        .param("doubtful", doubtful)
        .param("ids", ids(entries))
        .update();
  }

  /// Hands entries of `from` over to `to`.
  void move(List<Entry> entries, String from, String to, Instant now) {
    entries.forEach(entry -> add(entry.news(), to, from, now));
    finish(entries, "moved", "moved to " + to, now);
  }

  /// After a start: what was being sent when we stopped may have arrived, or not.
  int recover() {
    return database
        .sql("update notice set state = 'waiting', doubtful = true where state = 'sending'")
        .update();
  }

  /// The same for one channel, whose last turn broke off.
  int recover(String channel) {
    return database
        .sql(
            """
            update notice set state = 'waiting', doubtful = true
            where state = 'sending' and channel = ?
            """)
        .param(channel)
        .update();
  }

  /// When the newest hundred messages to the channel were sent, oldest first.
  List<Instant> sentLately(String channel) {
    return database
        .sql(
            """
            select distinct done from notice where channel = ? and state = 'sent'
            order by done desc limit 100
            """)
        .param(channel)
        .query((row, _) -> row.getObject("done", OffsetDateTime.class).toInstant())
        .list()
        .reversed();
  }

  /// How much waits for the channel.
  int waiting(String channel) {
    return database
        .sql("select count(*) from notice where channel = ? and state in ('waiting', 'sending')")
        .param(channel)
        .query(Integer.class)
        .single();
  }

  /// Gives up what waits for channels that are no more.
  int abandon(List<String> channels, Instant now) {
    return database
        .sql(
            """
            update notice set state = 'failed', answer = 'the channel was removed', done = :now
            where state = 'waiting' and channel not in (:channels)
            """)
        .param("now", Timestamp.from(now))
        .param("channels", channels)
        .update();
  }

  void forget(Instant before) {
    database.sql("delete from notice where done < ?").param(Timestamp.from(before)).update();
  }

  private static List<Long> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toList();
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        NewsJson.read(row.getString("news"), links),
        row.getInt("attempts"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getBoolean("doubtful"),
        row.getString("instead_of"));
  }
}
