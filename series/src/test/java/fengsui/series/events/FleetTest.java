package fengsui.series.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The contract of a fleet, replayed over 30 quiet days: at most one false alarm is expected.
class FleetTest {

  private static final int SERIES = 500;
  private static final int MINUTES = 30 * 1_440;
  private static final Budget BUDGET = Budget.one(Duration.ofDays(30), SERIES, 1 / 60.0);

  @Test
  void thirtyQuietDaysRaiseHardlyAnAlarmAndTheFaultAfterThemIsSeen() {
    var watch = new EventWatch(SERIES, BUDGET);
    var usual = UsualShare.atMost(0.02, BUDGET);
    var random = new SplittableRandom(13);

    var alarms = 0;
    for (var minute = 0; minute < MINUTES; minute++) {
      for (var series = 0; series < SERIES; series++) {
        alarms += watch.observe(series, random.nextDouble() < 0.02 ? 1 : 0, usual) ? 1 : 0;
      }
    }
    var events = 1;
    while (!watch.observe(77, random.nextDouble() < 0.3 ? 1 : 0, usual)) {
      events++;
    }

    assertThat(alarms).isLessThanOrEqualTo(4);
    assertThat(events).isBetween(5, 120);
  }

  /// Rates that hang on their own past, bursts and heavy tails: the bound is on the mean of each
  /// minute given the past, and that is all that is asked of them.
  @Test
  void thirtyDaysOfIllShapedQuietRaiseHardlyAnAlarm() {
    var watch = new EventWatch(50, Budget.one(Duration.ofDays(30), 50, 1 / 60.0));
    var usual = UsualShare.atMost(0.02, BUDGET);
    var random = new Random(29);
    var mood = new double[50];

    var alarms = 0;
    for (var minute = 0; minute < MINUTES; minute++) {
      for (var series = 0; series < mood.length; series++) {
        mood[series] = 0.99 * mood[series] + 0.14 * random.nextGaussian();
        var mean = 0.02 / (1 + Math.exp(-2 * mood[series]));
        var burst = Math.min(1, 0.1 / Math.sqrt(random.nextDouble()));
        var share = random.nextDouble() < mean / 0.19 ? burst : 0;
        alarms += watch.observe(series, share, usual) ? 1 : 0;
      }
    }

    assertThat(alarms).isLessThanOrEqualTo(4);
  }
}
