package fengsui.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgentClockTest {

  private static final Instant START = Instant.parse("2025-08-20T00:34:00Z");

  private Instant wall = START;
  private long nanos = 7_000_000_000L;
  private final AgentClock clock = new AgentClock(() -> wall, () -> nanos);

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  /// The post answers `ahead` of the wall clock after a round trip; the way there takes `share` of
  /// it.
  private void hear(Duration ahead, long millis, double share) {
    var asked = nanos;
    var there = Duration.ofNanos((long) (millis * share * 1e6));
    var postTime = clock.instant().minus(offset()).plus(there).plus(ahead);
    pass(Duration.ofMillis(millis));
    clock.learn(postTime, asked, nanos);
  }

  private Duration offset() {
    return Duration.between(START.plusNanos(nanos - 7_000_000_000L), clock.instant());
  }

  @Test
  void countsOnFromTheStart() {
    pass(Duration.ofMinutes(5));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aJumpOfTheWallClockDoesNotMoveIt() {
    pass(Duration.ofSeconds(10));
    wall = wall.minus(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
    assertThat(clock.wallMoved()).isEqualTo(Duration.ofHours(-1));
    assertThat(clock.wallMoved()).isZero();
    assertThat(clock.wallAhead()).isEqualTo(Duration.ofHours(-1));
  }

  @Test
  void believesTheQuickestOfThePostsAnswers() {
    hear(Duration.ofMillis(500), 80, 0.9);
    hear(Duration.ofMillis(500), 2, 0.5);
    hear(Duration.ofMillis(500), 60, 0.1);

    assertThat(offset()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void followsThePostAtOnceWhenItsClockIsSet() {
    hear(Duration.ZERO, 1, 0.5);
    hear(Duration.ofSeconds(30), 40, 0.5);

    assertThat(offset()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void afterASleepOfTheMachineTheNextAnswerPutsItRight() {
    hear(Duration.ZERO, 1, 0.5);
    wall = wall.plus(Duration.ofMinutes(20));
    hear(Duration.ofMinutes(20), 3, 0.5);

    assertThat(clock.instant()).isEqualTo(wall);
  }
}
