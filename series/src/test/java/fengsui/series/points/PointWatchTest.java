package fengsui.series.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointWatchTest {

  private static final int DAY = 1_440;

  private final Random random = new Random(31);

  /// Series of very different kinds, none of them told to the watch.
  enum Kind {
    SEASONAL {
      @Override
      double at(long minute, Random random) {
        return 500 + 300 * Math.sin(minute * 2 * Math.PI / DAY) + 15 * random.nextGaussian();
      }
    },
    STABLE {
      @Override
      double at(long minute, Random random) {
        return 34 + random.nextGaussian();
      }
    },
    RAGGED {
      @Override
      double at(long minute, Random random) {
        return Math.exp(random.nextGaussian());
      }
    },
    CREEPING {
      @Override
      double at(long minute, Random random) {
        return 100 + minute * 0.02 + random.nextGaussian();
      }
    },
    WITH_A_DAILY_BATCH {
      @Override
      double at(long minute, Random random) {
        return (minute % DAY < 20 ? 900 : 100) + 5 * random.nextGaussian();
      }
    };

    abstract double at(long minute, Random random);
  }

  private List<Judged> judged(PointWatch watch, long from, long to, LongToDoubleFunction values) {
    var all = new ArrayList<Judged>();
    for (var minute = from; minute < to; minute++) {
      watch.observe(minute * 60, values.applyAsDouble(minute)).ifPresent(all::add);
    }
    return all;
  }

  private static long alarms(List<Judged> points) {
    return points.stream().filter(Judged::alarmed).count();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsQuietByItselfAndABreakIsSeenWithinThreePoints(Kind kind) {
    var watch = new PointWatch(60, Sensitivity.CALM);
    judged(watch, 0, 5 * DAY, minute -> kind.at(minute, random));

    var quiet = judged(watch, 5 * DAY, 15 * DAY, minute -> kind.at(minute, random));
    var broken =
        judged(watch, 15 * DAY, 15 * DAY + 3, minute -> 12 * kind.at(15 * DAY - 60, random) + 60);

    assertThat(alarms(quiet)).isLessThanOrEqualTo(10);
    assertThat(alarms(broken)).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aPointIsJudgedByEarlierOnesAloneAndTellsWhatWasExpected() {
    var watch = new PointWatch(60, Sensitivity.KEEN);
    judged(watch, 0, 4 * DAY, minute -> Kind.STABLE.at(minute, random));

    var seen = watch.observe(4 * DAY * 60, 4).orElseThrow();

    assertThat(seen.alarmed()).isTrue();
    assertThat(seen.score()).isGreaterThan(1);
    assertThat(seen.expected()).isBetween(32.0, 36.0);
    assertThat(seen.low()).isBetween(20.0, 32.0);
    assertThat(seen.high()).isBetween(36.0, 48.0);
  }

  @Test
  void whatIsSavedAtAnyPointGoesOnAsIfNothingHadHappened() {
    var straight = new PointWatch(60, Sensitivity.KEEN);
    var moved = new PointWatch(60, Sensitivity.KEEN);
    for (var minute = 0L; minute < 4 * DAY; minute++) {
      var value = random.nextInt(300) == 0 ? 90 : Kind.SEASONAL.at(minute, random);
      if (random.nextInt(50) == 0) {
        moved = PointWatch.restore(moved.save(), Sensitivity.KEEN);
      }
      assertThat(moved.observe(minute * 60, value)).isEqualTo(straight.observe(minute * 60, value));
    }
    assertThat(moved.save()).isEqualTo(straight.save());
  }

  @Test
  void gapsNaNAndLatePointsRaiseNothing() {
    var watch = new PointWatch(60, Sensitivity.KEEN);
    judged(watch, 0, 4 * DAY, minute -> Kind.STABLE.at(minute, random));

    assertThat(watch.observe((4 * DAY - 9) * 60, 1_000)).isEmpty();
    assertThat(watch.observe(4 * DAY * 60, Double.NaN)).isEmpty();
    var afterAnHour =
        judged(watch, 4 * DAY + 90, 5 * DAY, minute -> 60 + Kind.STABLE.at(minute, random));
    assertThat(alarms(afterAnHour)).isZero();
    var holes =
        judged(
            watch,
            5 * DAY,
            6 * DAY,
            minute -> minute % 7 < 3 ? Double.NaN : 60 + Kind.STABLE.at(minute, random));
    assertThat(alarms(holes)).isLessThanOrEqualTo(1);
  }

  @Test
  void aChangeOfUnitIsToldAndThenLearnt() {
    var watch = new PointWatch(60, Sensitivity.CALM);
    judged(watch, 0, 5 * DAY, minute -> Kind.RAGGED.at(minute, random));

    var jump = judged(watch, 5 * DAY, 7 * DAY, minute -> 1_000 * Kind.RAGGED.at(minute, random));
    var after = judged(watch, 7 * DAY, 12 * DAY, minute -> 1_000 * Kind.RAGGED.at(minute, random));

    assertThat(jump.stream().limit(5).anyMatch(Judged::alarmed)).isTrue();
    assertThat(alarms(after)).isLessThanOrEqualTo(8);
  }

  @Test
  void nothingIsSaidOfTheFirstHourAndABreakOnTheFirstMorningIsTold() {
    var watch = new PointWatch(60, Sensitivity.CALM);

    var begun = judged(watch, 0, 180, minute -> minute == 30 ? 99 : Kind.STABLE.at(minute, random));
    var broken = judged(watch, 180, 182, minute -> 99);

    assertThat(alarms(begun)).isZero();
    assertThat(alarms(broken)).isEqualTo(1);
  }

  @Test
  void oddSeriesAreNoTrouble() {
    List<LongToDoubleFunction> odd =
        List.of(
            minute -> 7,
            minute -> minute % 2,
            minute -> minute,
            minute -> 1e15 + minute % 60,
            minute -> -minute * 1e9,
            minute -> minute % 2 == 0 ? PointWatch.LARGEST : -PointWatch.LARGEST,
            minute -> Double.NaN);
    for (var series : odd) {
      var watch = new PointWatch(60, Sensitivity.KEEN);
      var points = judged(watch, 0, 6 * DAY, series);

      assertThat(points).allMatch(it -> it.score() >= 0 && it.score() <= 1e6);
      assertThat(alarms(points)).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    var watch = new PointWatch(60, Sensitivity.CALM);

    assertThatThrownBy(() -> watch.observe(0, Double.POSITIVE_INFINITY))
        .hasMessage("a value must be within ±1.0E30, but is Infinity");
    assertThatThrownBy(() -> new PointWatch(0, Sensitivity.CALM))
        .hasMessage("points must be 1 second to 604800 seconds apart, but are 0");
    assertThatThrownBy(() -> new Sensitivity(0))
        .hasMessage("sensitivity must be over 0, but is 0.0");
  }
}
