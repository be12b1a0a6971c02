package fengsui.series.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventWatchTest {

  private static final Budget BILLION = new Budget(1, 1e9);

  /// Ways in which a quiet series may be ill-shaped: the mean, given the past, stays under 0.02.
  enum Quiet {
    INDEPENDENT {
      @Override
      double next(Random random, int step) {
        return random.nextDouble() < 0.02 ? 1 : 0;
      }
    },
    SLOWLY_CHANGING {
      @Override
      double next(Random random, int step) {
        return random.nextDouble() < 0.01 * (1 + Math.sin(step / 300.0)) ? 1 : 0;
      }
    },
    IN_BURSTS_OF_A_SECOND {
      @Override
      double next(Random random, int step) {
        return random.nextDouble() < 0.025 ? 0.6 + 0.4 * random.nextDouble() : 0;
      }
    },
    HEAVY_TAILED {
      @Override
      double next(Random random, int step) {
        return Math.min(1, 0.003 / Math.pow(random.nextDouble(), 0.8));
      }
    };

    abstract double next(Random random, int step);
  }

  @ParameterizedTest
  @EnumSource
  void quietFleetsKeepWithinTheirBudgetHoweverTheirEventsAreShaped(Quiet quiet) {
    var series = 400;
    var steps = 5_000;
    var budget = new Budget(40, (double) series * steps);
    var watch = new EventWatch(series, budget);
    var usual = UsualShare.atMost(0.02, budget);
    var random = new Random(7);

    var alarms = 0;
    for (var step = 0; step < steps; step++) {
      for (var one = 0; one < series; one++) {
        alarms += watch.observe(one, quiet.next(random, step), usual) ? 1 : 0;
      }
    }

    assertThat(alarms).isLessThanOrEqualTo(40 + 4 * 6);
  }

  /// The evidence of a quiet series is worth as much as it had steps: what the contract rests on.
  @Test
  void evidenceGrowsByOneAStep() {
    var usual = UsualShare.atMost(0.2, new Budget(1, 1e3));
    var random = new Random(11);
    var sum = 0.0;
    var runs = 400_000;
    for (var run = 0; run < runs; run++) {
      var evidence = new double[Usual.SIZES];
      for (var step = 0; step < 4; step++) {
        usual.after(random.nextDouble() < 0.2 ? 1 : 0, evidence, 0);
      }
      for (var each : evidence) {
        sum += each;
      }
    }

    assertThat(sum / runs).isBetween(3.8, 4.2);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001, 1.0", "0.0001, 0.1", "0.0001, 0.01", "0.0081, 1.0", "0.0081, 0.5", "0.0081, 0.107",
    "0.05, 1.0", "0.02, 0.3", "0.01, 0.05", "0.01, 0.02", "0.001, 0.01", "0.02, 0.04"
  })
  void changesAreSeenAlmostAsSoonAsByOneWhoWasToldTheirSize(double usual, double then) {
    var random = new Random(3);
    var ours = 0L;
    var told = 0L;
    for (var run = 0; run < 300; run++) {
      ours += delay(usual, then, random);
      told += cusum(usual, then, random);
    }

    assertThat(ours).isLessThanOrEqualTo((long) (told * 1.1));
  }

  private static int delay(double usual, double then, Random random) {
    var watch = new EventWatch(1, BILLION);
    var share = UsualShare.atMost(usual, BILLION);
    var events = 1;
    while (!watch.observe(0, random.nextDouble() < then ? 1 : 0, share)) {
      events++;
    }
    return events;
  }

  private static int cusum(double usual, double then, Random random) {
    var evidence = 0.0;
    var events = 0;
    while (evidence < Math.log(1e9)) {
      var hit = random.nextDouble() < then;
      evidence += Math.log(hit ? then / usual : (1 - then) / (1 - usual));
      evidence = Math.max(0, evidence);
      events++;
    }
    return events;
  }

  @Test
  void aLabelThatWasNeverSeenIsSeenAtItsThirdPayment() {
    var watch = new EventWatch(1, BILLION);
    var never = UsualShare.atMost(1e-4, BILLION);

    assertThat(List.of(hit(watch, never), hit(watch, never), hit(watch, never)))
        .containsExactly(false, false, true);
  }

  private static boolean hit(EventWatch watch, Usual usual) {
    return watch.observe(0, 1, usual);
  }

  @Test
  void seriesMayBeSpreadOverWatchesAndMovedAtAnyMomentWithoutAnAlarmChanging() {
    var budget = new Budget(1, 1e4);
    var usual = UsualShare.atMost(0.05, budget);
    var together = new EventWatch(6, budget);
    var shards = new ArrayList<>(List.of(new EventWatch(3, budget), new EventWatch(3, budget)));
    var random = new Random(5);
    var alarms = 0;
    for (var step = 0; step < 30_000; step++) {
      var series = random.nextInt(6);
      var observed = random.nextDouble() < 0.05 + 0.02 * series ? 1 : 0;
      if (random.nextInt(100) == 0) {
        moved(shards, series % 2, budget);
      }

      var raised = together.observe(series, observed, usual);

      assertThat(shards.get(series % 2).observe(series / 2, observed, usual)).isEqualTo(raised);
      alarms += raised ? 1 : 0;
    }
    assertThat(alarms).isGreaterThan(50);
  }

  private static void moved(List<EventWatch> shards, int which, Budget budget) {
    var next = new EventWatch(3, budget);
    for (var series = 0; series < 3; series++) {
      next.restore(series, shards.get(which).save(series));
    }
    shards.set(which, next);
  }

  @Test
  void countsThatRiseAndThatFallAreSeenWithinSeconds() {
    var budget = Budget.one(Duration.ofDays(30), 1_000, 1);
    var watch = new EventWatch(2, budget);
    var rises = UsualCount.atMost(40);
    var falls = UsualCount.atLeast(30);

    assertThat(ticks(watch, 0, 80, rises)).isLessThanOrEqualTo(2);
    assertThat(ticks(watch, 1, 0, falls)).isEqualTo(1);
    assertThat(ticks(watch, 0, 44, rises)).isBetween(40, 200);
  }

  private static int ticks(EventWatch watch, int series, double count, Usual usual) {
    var ticks = 1;
    while (!watch.observe(series, count, usual)) {
      ticks++;
    }
    return ticks;
  }

  @Test
  void quietCountsKeepWithinTheirBudget() {
    var budget = new Budget(20, 400_000);
    var watch = new EventWatch(200, budget);
    var random = new Random(9);
    var alarms = 0;
    for (var step = 0; step < 1_000; step++) {
      for (var series = 0; series < 200; series++) {
        var usual = series % 2 == 0 ? UsualCount.atMost(5) : UsualCount.atLeast(5);
        alarms += watch.observe(series, poisson(5, random), usual) ? 1 : 0;
      }
    }

    assertThat(alarms).isLessThanOrEqualTo(20 + 4 * 5);
  }

  private static int poisson(double mean, Random random) {
    var count = 0;
    for (var left = random.nextDouble(); left > Math.exp(-mean); left *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  @Test
  void aHundredThousandSeriesCostHalfAsMuchAgainInEventsAndNotMore() {
    var one = new Budget(1, 1e9);
    var many = new Budget(1, 1e14);

    assertThat(ticks(new EventWatch(1, many), 0, 0.3, UsualShare.atMost(0.02, many)))
        .isLessThan(
            (int) (1.7 * ticks(new EventWatch(1, one), 0, 0.3, UsualShare.atMost(0.02, one))));
  }

  @Test
  void hugeBatchesAreNoTrouble() {
    var watch = new EventWatch(1, BILLION);
    var usual = UsualShare.atMost(1e-6, BILLION);

    assertThat(watch.observe(0, 0, Long.MAX_VALUE, usual)).isFalse();
    assertThat(watch.observe(0, 1_000_000_000_000L, 5, usual)).isTrue();
    assertThat(watch.suspicion(0)).isZero();
    assertThat(watch.observe(0, 1e15, UsualCount.atMost(1e-9))).isTrue();
  }

  @Test
  void whatCannotBeIsRefused() {
    var watch = new EventWatch(1, BILLION);
    var usual = UsualShare.atMost(0.1, BILLION);

    for (var wrong : List.of(-1.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> watch.observe(0, wrong, usual))
          .hasMessage("an event must be from 0 to 1, but is " + wrong);
      assertThatThrownBy(() -> UsualShare.atMost(wrong, BILLION))
          .hasMessage("a usual share must be over 0 and under 1, but is " + wrong);
    }
    assertThatThrownBy(() -> UsualCount.atLeast(0))
        .hasMessage("a usual count must be over 0, but is 0.0");
    assertThatThrownBy(() -> watch.observe(0, -1, UsualCount.atLeast(1)))
        .hasMessage("a count must be 0 or more, but is -1.0");
    assertThatThrownBy(() -> new EventWatch.Saved(Collections.nCopies(Usual.SIZES, -1.0)))
        .hasMessageStartingWith("evidence must be 12 numbers of 0 or more, but is [-1.0");
    assertThatThrownBy(() -> new Budget(0, 10))
        .hasMessage("false alarms must be over 0 and at most the steps, but are 0.0 in 10.0");
  }
}
