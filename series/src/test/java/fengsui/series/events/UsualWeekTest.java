package fengsui.series.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualWeekTest {

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  /// Failures swing tenfold over the day, and creep up by 5 % a week.
  private static double share(Instant at) {
    var hours = Duration.between(START, at).toMinutes() / 60.0;
    return 0.001 * Math.pow(1.05, hours / 168) * (5.5 + 4.5 * Math.sin(hours * Math.PI / 12));
  }

  private static long hits(Instant at, Random random) {
    var hits = 0L;
    for (var event = 0; event < 200; event++) {
      hits += random.nextDouble() < share(at) ? 1 : 0;
    }
    return hits;
  }

  @Test
  void driftAndHoursOfTheDayDoNotBreakTheContract() {
    var random = new Random(23);
    var usual = new UsualWeek(1.3);
    var at = START;
    for (; at.isBefore(START.plus(Duration.ofDays(28))); at = at.plusSeconds(60)) {
      usual.learn(at, hits(at, random), 200);
    }
    var budget = new Budget(1, 7 * 1440 * 200);
    var watch = new EventWatch(1, budget);

    var alarms = 0;
    for (; at.isBefore(START.plus(Duration.ofDays(35))); at = at.plusSeconds(60)) {
      var bound = usual.atMost(at);
      assertThat(bound).isBetween(share(at), 4 * share(at) + 0.001);
      var hit = hits(at, random);
      alarms += watch.observe(0, hit, 200 - hit, UsualShare.atMost(bound, budget)) ? 1 : 0;
      usual.learn(at, hit, 200);
    }

    assertThat(alarms).isZero();
  }

  @Test
  void whatWasNeverSeenAccusesNobody() {
    assertThat(new UsualWeek(1).atMost(START)).isEqualTo(0.999);
  }

  @Test
  void whatWasLearntIsKept() {
    var usual = new UsualWeek(1.5);
    usual.learn(START, 3, 1_000);

    var again = UsualWeek.restore(usual.save());

    assertThat(again.atMost(START)).isEqualTo(usual.atMost(START)).isLessThan(0.05);
    assertThat(again.save()).isEqualTo(usual.save());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new UsualWeek(1).learn(START, 2, 1))
        .hasMessage("hits must be from 0 to the total, but are 2 of 1");
    assertThatThrownBy(() -> new UsualWeek(0.5))
        .hasMessage("margin must be at least 1, but is 0.5");
  }
}
