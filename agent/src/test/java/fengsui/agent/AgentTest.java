package fengsui.agent;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.agent.AgentStatus.Contact;
import fengsui.agent.time.AgentClock;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Plan;
import fengsui.model.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole agent against a post over real HTTP.
@Timeout(60)
class AgentTest {

  @TempDir private Path folder;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private ServerSocket site;
  private Plan plan;

  @BeforeEach
  void openASite() throws IOException {
    site = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    plan = Plans.of(3, Plans.target("site", site.getLocalPort()), Plans.target("gone", 1));
  }

  @AfterEach
  void closeTheSite() throws IOException {
    site.close();
  }

  private AgentSettings settings(FakePost post) {
    return AgentSettings.of(post.url(), FakePost.TOKEN, plan.vantage(), folder)
        .withHelloEvery(Duration.ofMillis(300));
  }

  @Test
  void measuresByThePlanAndDelivers() throws Exception {
    try (var post = FakePost.start(plan);
        var agent = Agent.start(settings(post), log::add)) {
      FakePost.await("looks delivered", 20, () -> post.of("site").size() >= 3);
      FakePost.await("failing looks delivered", 20, () -> post.of("gone").size() >= 2);

      var one = post.of("site").getFirst();
      assertThat(one.agent()).isEqualTo("bj-1");
      assertThat(one.stage()).isEqualTo(Stage.CONNECT);
      assertThat(one.outcome()).isEqualTo(Outcome.OK);
      assertThat(post.of("gone").getFirst().outcome().code()).isEqualTo("connection_refused");
      assertThat(Duration.between(one.at(), Instant.now()).abs())
          .isLessThan(Duration.ofSeconds(30));
      assertThat(post.lastHello).contains("\"spooled\":").contains("\"carrier\":\"other\"");
      assertThat(agent.status().contact()).isEqualTo(Contact.GREETED);
    }
  }

  @Test
  void sendsAgainWhatWasNotAcknowledgedAndNothingIsLostOrDoubled() throws Exception {
    try (var post = FakePost.start(plan)) {
      post.mute = true;
      try (var agent = Agent.start(settings(post), log::add)) {
        FakePost.await("a first attempt", 20, () -> post.ofTargets().size() >= 2);
        FakePost.await("a second attempt", 20, () -> post.duplicates() >= 2);
        post.mute = false;
        FakePost.await("an acknowledgement", 20, () -> agent.status().sent().sent() > 0);
      }

      assertThatNothingIsMissing(post);
    }
  }

  @Test
  void goesOnByThePlanKeptWhenItRestartsWithoutThePost() throws Exception {
    int port;
    try (var post = FakePost.start(plan);
        var agent = Agent.start(settings(post), log::add)) {
      FakePost.await("the plan", 20, () -> agent.status().planRevision() == 3);
      port = post.port();
    }
    log.clear();

    var deaf =
        AgentSettings.of(
            java.net.URI.create("http://127.0.0.1:" + port),
            FakePost.TOKEN,
            plan.vantage(),
            folder);
    try (var agent = Agent.start(deaf, log::add)) {
      FakePost.await("looks on disk", 20, () -> agent.status().spool().spooled() >= 5);
      assertThat(agent.status().contact()).isEqualTo(Contact.LOST);
      assertThat(log)
          .anyMatch(line ->
              line.matches(
                  "post: .* it cannot be reached: .*; measuring goes on by the plan kept"));

      try (var post = FakePost.start(plan, port)) {
        FakePost.await("all delivered", 20, () -> post.ofTargets().size() >= 5);
        assertThat(post.order()).isSorted();
      }
    }
  }

  @Test
  void followsANewPlan() throws Exception {
    try (var post = FakePost.start(plan);
        var agent = Agent.start(settings(post), log::add)) {
      FakePost.await("the plan", 20, () -> agent.status().planRevision() == 3);
      post.give(Plans.of(4, Plans.target("other", site.getLocalPort())));
      FakePost.await("the new target", 20, () -> !post.of("other").isEmpty());

      assertThat(agent.status().targets()).isEqualTo(1);
    }
  }

  @Test
  void keepsMeasuringWhileTheTokenIsRefusedAndDeliversAllAfterwards() throws Exception {
    try (var post = FakePost.start(plan);
        var agent = Agent.start(settings(post), log::add)) {
      FakePost.await("looks delivered", 20, () -> !post.of("site").isEmpty());
      post.token = "another";
      FakePost.await("the refusal", 20, () -> agent.status().contact() == Contact.REFUSED);
      FakePost.await("looks on disk", 20, () -> agent.status().spool().spooled() >= 10);
      assertThat(log).anyMatch(line -> line.contains("the token is refused (401)"));

      post.token = FakePost.TOKEN;
      FakePost.await("the spool drained", 20, () -> agent.status().spool().spooled() < 5);
      assertThatNothingIsMissing(post);
    }
  }

  @Test
  void tellsOfItsOwnHealth() throws Exception {
    try (var post = FakePost.start(plan);
        var agent = Agent.start(settings(post), log::add)) {
      FakePost.await("signs", 20, () -> !post.of("self/spool").isEmpty());
      var ids =
          new HashSet<>(
              post.all().stream()
                  .map(Observation::target)
                  .filter(target -> target.owner().code().equals("self"))
                  .map(target -> target.id() + " " + target.host() + ":" + target.port())
                  .toList());

      assertThat(ids)
          .contains(
              "self/clock bj-1:1",
              "self/loss bj-1:1",
              "self/cpu bj-1:1",
              "self/route bj-1:1",
              "self/spool bj-1:1");
      assertThat(agent.status().spool().dropped()).isZero();
    }
  }

  @Test
  void aJumpOfTheWallClockMovesNothingAndIsTold() throws Exception {
    var wall = new MovedClock();
    try (var post = FakePost.start(plan);
        var agent = Agent.start(settings(post), new AgentClock(wall, System::nanoTime), log::add)) {
      FakePost.await("looks", 20, () -> post.of("site").size() >= 3);
      wall.ahead = Duration.ofHours(1);
      var jumped = Instant.now();
      FakePost.await(
          "the jump told",
          20,
          () -> post.of("self/clock").stream().anyMatch(one -> !one.outcome().ok()));
      FakePost.await(
          "looks afterwards",
          20,
          () -> post.of("site").stream().anyMatch(one -> one.at().isAfter(jumped.plusSeconds(1))));

      assertThat(post.all()).allMatch(one -> one.at().isBefore(Instant.now().plusSeconds(5)));
      var told = post.of("self/clock").stream().filter(one -> !one.outcome().ok()).toList();
      assertThat(told).hasSize(1);
      assertThat(told.getFirst().outcome().code())
          .matches("unknown_failure: the wall clock jumped by \\+3(600|599)\\.\\d s");
      assertThat(agent.status().contact()).isEqualTo(Contact.GREETED);
    }
  }

  @Test
  void datesByThePostsClock() throws Exception {
    try (var post = FakePost.start(plan)) {
      post.clock = () -> Instant.now().plus(Duration.ofDays(2));
      try (var _ = Agent.start(settings(post), log::add)) {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        FakePost.await(
            "looks of the day after tomorrow",
            20,
            () -> post.of("site").stream().anyMatch(one -> one.at().isAfter(tomorrow)));
      }
    }
  }

  /// A wall clock that somebody sets.
  private static final class MovedClock implements InstantSource {
    volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  @Test
  void aSecondAgentInTheSameFolderIsRefused() throws Exception {
    try (var post = FakePost.start(plan);
        var _ = Agent.start(settings(post), log::add)) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> Agent.start(settings(post), log::add)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "spool %s: another agent uses it; give each agent a folder of its own", folder);
    }
  }

  /// Every number from 1 on is there once; [FakePost] itself refuses a number used twice.
  static void assertThatNothingIsMissing(FakePost post) {
    assertThat(post.fault).isEmpty();
    post.sequences()
        .values()
        .forEach(numbers ->
            assertThat(numbers)
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, numbers.size()).boxed().toList()));
  }
}
