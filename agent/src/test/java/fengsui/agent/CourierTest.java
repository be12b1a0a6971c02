package fengsui.agent;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.agent.post.Courier;
import fengsui.agent.post.Post;
import fengsui.agent.post.PostSettings;
import fengsui.agent.spool.Spool;
import fengsui.agent.spool.SpoolSettings;
import fengsui.agent.time.AgentClock;
import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.Vantage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Delivery of a backlog.
@Timeout(60)
class CourierTest {

  @TempDir private Path folder;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final AgentClock clock = AgentClock.system();
  private FakePost post;
  private Spool spool;
  private Post line;

  @BeforeEach
  void open() throws Exception {
    post = FakePost.start(Plans.of(1));
    spool = Spool.open(SpoolSettings.in(folder), clock, log::add);
    line = new Post(PostSettings.of(post.url(), FakePost.TOKEN), clock);
  }

  @AfterEach
  void close() {
    line.close();
    spool.close();
    post.close();
  }

  private void keep(int count) throws InterruptedException {
    spool.add(IntStream.range(0, count).mapToObj(CourierTest::seen).toList());
    spool.flush(Duration.ofSeconds(20));
  }

  private static Observation seen(int number) {
    return new Observation(
        Instant.now(),
        "bj-1",
        Vantage.HERE,
        Plans.target("t", 443),
        Stage.CONNECT,
        Outcome.OK,
        number,
        null,
        Evidence.NONE,
        1);
  }

  @Test
  void drainsABacklogOldestFirstAtABoundedRateWithFreshDataBehindIt() throws Exception {
    keep(6000);
    var began = System.nanoTime();
    try (var courier = new Courier(spool, line, 4000, log::add)) {
      courier.start();
      FakePost.await("a beginning", 20, () -> post.posts > 0);
      keep(10);
      FakePost.await("all of it", 20, () -> post.all().size() == 6010);
    }

    var seconds = (System.nanoTime() - began) / 1e9;
    assertThat(seconds).as("6,000 at 4,000 a second").isGreaterThan(1);
    assertThat(post.order()).isSorted();
    assertThat(post.duplicates()).isZero();
    AgentTest.assertThatNothingIsMissing(post);
  }

  @Test
  void comesAgainNoSoonerThanThePostAsks() throws Exception {
    keep(5);
    post.refusal = 429;
    post.retryAfter = "2";
    try (var courier = new Courier(spool, line, 4000, log::add)) {
      courier.start();
      FakePost.await("an attempt", 20, () -> post.posts == 1);
      var asked = System.nanoTime();
      post.refusal = 0;
      courier.heardFromPost();
      FakePost.await("another", 20, () -> post.posts == 2);

      assertThat((System.nanoTime() - asked) / 1e9).isGreaterThan(1.7);
    }
  }

  @Test
  void sendsLessAtOnceWhenThePostSaysItIsTooMuch() throws Exception {
    keep(100);
    keep(100);
    keep(100);
    post.mostLines = 150;
    try (var courier = new Courier(spool, line, 4000, log::add)) {
      courier.start();
      FakePost.await("all of it", 20, () -> post.all().size() == 300);
    }
    AgentTest.assertThatNothingIsMissing(post);
  }

  @Test
  void anAnswerThatMakesNoSenseAcknowledgesNothing() throws Exception {
    keep(5);
    post.refusal = 200;
    try (var courier = new Courier(spool, line, 4000, log::add)) {
      courier.start();
      FakePost.await("the complaint", 20, () -> !log.isEmpty());

      assertThat(spool.gauges().spooled()).isEqualTo(5);
      assertThat(log.getFirst())
          .isEqualTo(
              "post: observations cannot be delivered: its answer makes no sense: it is no JSON"
                  + " object; observations are kept");
    }
  }

  @Test
  void whatThePostKeepsAsideIsToldAndNotSentAgain() throws Exception {
    keep(5);
    post.rejectedSequence = 3;
    try (var courier = new Courier(spool, line, 4000, log::add)) {
      courier.start();
      FakePost.await("all of it", 20, () -> spool.gauges().spooled() == 0);

      assertThat(courier.gauges()).isEqualTo(new Courier.Gauges(5, 0, 1));
      assertThat(log).containsExactly("post: rejected observation 3, line 3: is odd; leave it");
    }
  }
}
