package fengsui.server.notify;

import fengsui.model.Verdict;
import fengsui.server.Posts;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.live.Live;
import fengsui.server.notify.silence.Silences;
import fengsui.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.sql.Timestamp;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The part of a post that tells people, on a real database, at a time that tests decide.
final class Desk implements AutoCloseable {

  final Clock clock;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final JdbcClient database;
  private final TransactionTemplate transaction;
  private final List<Channel> given;
  private Channels channels;
  private Silences silences;
  private Notifier notifier;

  Desk(Clock clock, Channel... channels) {
    this.clock = clock;
    given = List.of(channels);
    var at = Posts.database();
    var source = new PGSimpleDataSource();
    source.setUrl(at.url());
    source.setUser("postgres");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:fengsui/server/migrations")
        .load()
        .migrate();
    database = JdbcClient.create(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    restart();
  }

  /// What a new process finds after the old one is gone.
  void restart() {
    if (notifier != null) {
      notifier.stop();
    }
    var links = new Links(URI.create("https://post.example"));
    silences = new Silences(database, clock);
    channels = new Channels(given, new Outbox(database, links));
    notifier =
        new Notifier(channels, database, transaction, links, silences, new Live(), meters, clock);
    notifier.recover();
  }

  Channels channels() {
    return channels;
  }

  Silences silences() {
    return silences;
  }

  /// One turn of everything, on this thread.
  void turn() throws InterruptedException {
    notifier.edit();
    for (var channel : channels.current()) {
      notifier.tellAll(channel);
    }
    // What one channel handed over to another before it in the list.
    for (var channel : channels.current()) {
      notifier.tellAll(channel);
    }
  }

  void test(String channel) throws InterruptedException {
    notifier.test(channels.find(channel).orElseThrow());
  }

  void opened(int number, Verdict verdict) {
    database
        .sql(
            """
            insert into incident (number, id, phase, since, opened_at, verdict, targets, agents, paths)
            values (?, ?, 'ISOLATE', ?, ?, ?::jsonb, '{shop,pay}', '{bj-u-1}', '[]')
            """)
        .param(number)
        .param("inc-" + number)
        .param(Timestamp.from(Verdicts.SINCE))
        .param(Timestamp.from(clock.instant()))
        .param(Json.write(verdict))
        .update();
    event(number, "OPENED", verdict);
  }

  void judged(int number, Verdict verdict) {
    database
        .sql("update incident set verdict = ?::jsonb where number = ?")
        .params(Json.write(verdict), number)
        .update();
    event(number, "UPDATED", verdict);
  }

  void resolved(int number) {
    database
        .sql("update incident set resolved_at = ? where number = ?")
        .params(Timestamp.from(clock.instant()), number)
        .update();
    event(number, "RESOLVED", null);
  }

  void reopened(int number) {
    database.sql("update incident set resolved_at = null where number = ?").param(number).update();
    event(number, "REOPENED", null);
  }

  void event(int number, String kind, @Nullable Verdict verdict) {
    database
        .sql(
            """
            insert into incident_event (incident, at, kind, verdict, text)
            values (?, ?, ?, ?::jsonb, '')
            """)
        .params(
            "inc-" + number,
            Timestamp.from(clock.instant()),
            kind,
            verdict == null ? null : Json.write(verdict))
        .update();
  }

  double count(String channel, String outcome) {
    return meters.counter("notifications", "channel", channel, "outcome", outcome).count();
  }

  @Override
  public void close() {
    notifier.stop();
  }
}
