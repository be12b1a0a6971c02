package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final MovableClock clock = new MovableClock();
  private final Throttle throttle =
      new Throttle(new Throttle.Pace(3, Duration.ofSeconds(60), Duration.ofHours(1)), clock);

  @Test
  void waitsGrowFromOneSecondToTheLongest() {
    fail(2);
    assertThat(throttle.pause("a")).isZero();

    fail(1);
    assertThat(throttle.pause("a")).hasSeconds(1);
    fail(1);
    assertThat(throttle.pause("a")).hasSeconds(2);
    fail(20);
    assertThat(throttle.pause("a")).hasSeconds(60);
    assertThat(throttle.pause("b")).isZero();
  }

  @Test
  void timePassesTheWaitAndForgetsTheFailures() {
    fail(10);

    clock.pass(Duration.ofSeconds(59));
    assertThat(throttle.pause("a")).hasSeconds(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(throttle.pause("a")).isZero();
    clock.pass(Duration.ofHours(1));
    fail(1);
    assertThat(throttle.pause("a")).isZero();
  }

  @Test
  void manyAtOnceCountBeforeAnyIsKnownToFail() {
    fail(4);
    throttle.undo("a");
    assertThat(throttle.pause("a")).hasSeconds(1);
    throttle.forget("a");
    assertThat(throttle.pause("a")).isZero();
  }

  @Test
  void aHundredThousandNamesNeitherFillTheMemoryNorFreeTheOneThatIsAttacked() {
    for (var i = 0; i < 100_000; i++) {
      throttle.attempt("name" + i);
      if (i % 1_000 == 0) {
        fail(1);
        clock.pass(Duration.ofSeconds(10));
      }
    }

    assertThat(throttle.remembered()).isEqualTo(Throttle.MOST);
    assertThat(throttle.failed("name0")).as("the eldest is forgotten").isFalse();
    assertThat(throttle.failed("name99999")).isTrue();
    assertThat(throttle.pause("a")).hasSeconds(50);
  }

  @Test
  void whatIsTakenBackIsNotKept() {
    fail(1);
    assertThat(throttle.failed("a")).isTrue();
    throttle.undo("a");
    throttle.undo("b");

    assertThat(throttle.failed("a")).isFalse();
    assertThat(throttle.remembered()).isZero();
  }

  private void fail(int times) {
    for (var i = 0; i < times; i++) {
      throttle.attempt("a");
    }
  }
}
