package fengsui.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Bounded;
import fengsui.server.ingest.PostChild;
import fengsui.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A post that is killed after a receiver had the news and before the post noted so: the news comes
/// at least once, a second time only then, and with the key of the first.
class NoticeKillTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path data;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch killed = new CountDownLatch(1);

  @Test
  @Timeout(240)
  void whatWasSentAndNotNotedComesOnceMoreWithItsKeyAndWhatWasNotedNever() throws Exception {
    try (var receiver = new Receiver(_ -> hold())) {
      configure(receiver);
      try (var post = PostChild.start(data)) {
        open(post, 1);
        assertThat(arrived.await(60, TimeUnit.SECONDS)).as("the news arrived").isTrue();
        post.kill();
        killed.countDown();
      }
      try (var post = PostChild.start(data)) {
        Bounded.await("the note that it was sent", SOON, () -> sent(post, 1) == 1);
        post.kill();
      }
      try (var post = PostChild.start(data)) {
        open(post, 2);
        Bounded.await("news of another incident", SOON, () -> sent(post, 2) == 1);
      }

      var first = of(receiver, 1);
      assertThat(first).hasSize(2);
      assertThat(first)
          .extracting(request -> request.headers().getFirst("Idempotency-Key"))
          .as("one key")
          .containsOnly(first.getFirst().json().at("/key").asString());
      assertThat(first)
          .extracting(request -> request.json().at("/repeated").asBoolean())
          .containsExactly(false, true);
      assertThat(of(receiver, 2)).hasSize(1);
    }
  }

  private Receiver.Answer hold() {
    arrived.countDown();
    try {
      assertThat(killed.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Receiver.Answer.taken("");
  }

  private static List<Receiver.Request> of(Receiver receiver, int incident) {
    return receiver.asked().stream()
        .filter(
            request -> request.json().at("/news/0/incident").asString().equals("inc-" + incident))
        .filter(request -> request.json().at("/news/0/kind").asString().equals("opened"))
        .toList();
  }

  private static long sent(PostChild post, int incident) throws IOException {
    return post.ask(
        "select count(*) from notice where state = 'sent' and news ->> 'kind' = 'OPENED'"
            + " and incident = 'inc-"
            + incident
            + "'");
  }

  private void configure(Receiver receiver) throws IOException {
    var text = "channels:\n  - {name: ops, kind: webhook, url: \"%s\"}\n";
    Files.writeString(data.resolve("post.yaml"), text.formatted(receiver.url("/hook")));
  }

  /// An incident as the watch opens it.
  private static void open(PostChild post, int number) throws IOException {
    var verdict = Json.write(Verdicts.border());
    var now = Timestamp.from(Instant.now());
    post.database()
        .sql(
            """
            with opened as (
              insert into incident (number, id, phase, since, opened_at, verdict, targets, agents, paths)
              values (:number, :id, 'ISOLATE', :now, :now, :verdict::jsonb, '{shop}', '{a}', '[]'))
            insert into incident_event (incident, at, kind, verdict, text)
            values (:id, :now, 'OPENED', :verdict::jsonb, '')
            """)
        .param("number", number)
        .param("id", "inc-" + number)
        .param("now", now)
        .param("verdict", verdict)
        .update();
  }
}
