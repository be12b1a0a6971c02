package fengsui.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The protocol by hand, on a series of minutes: `#` is abnormal, `!` is alarmed, `X` is both.
class SeriesScoreTest {

  private static SeriesScore of(String drawn) {
    var abnormal = new boolean[drawn.length()];
    var alarmed = new boolean[drawn.length()];
    for (var at = 0; at < drawn.length(); at++) {
      abnormal[at] = "#X".indexOf(drawn.charAt(at)) >= 0;
      alarmed[at] = "!X".indexOf(drawn.charAt(at)) >= 0;
    }
    var score = new SeriesScore();
    score.add(
        new LabelledSeries(60, new double[abnormal.length], abnormal), alarmed, 0, abnormal.length);
    return score;
  }

  @Test
  void oneAlarmInTheFirstEightPointsFindsTheWholeSegment() {
    var score = of("....#######X####....");

    assertThat(score.f1()).isEqualTo(1);
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.falseAlarms()).isZero();
  }

  @Test
  void aLaterOneFindsNothingOfIt() {
    var score = of("....########X###....");

    assertThat(score.f1()).isZero();
    assertThat(score.recall()).isZero();
  }

  @Test
  void eachFalsePointCountsForF1AndEachEpisodeForPeople() {
    var score = of("!!!.......!............!......................X###............!");

    assertThat(score.precision()).isEqualTo(4.0 / 10);
    assertThat(score.f1()).isCloseTo(8.0 / 14, within(1e-9));
    assertThat(score.falseAlarms()).isCloseTo(3 * 1_440 / 63.0, within(1e-9));
  }

  @Test
  void whatIsNearASegmentIsNoFalseEpisode() {
    assertThat(of("..!.......#X........!.").falseAlarms()).isZero();
    assertThat(of("..!.........#X.......").falseAlarms()).isZero();
    assertThat(of(".!..........#X.......").falseAlarms()).isPositive();
  }
}
