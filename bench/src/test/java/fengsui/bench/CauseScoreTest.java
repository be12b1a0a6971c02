package fengsui.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fengsui.localize.Localizer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseScoreTest {

  @Test
  void poolsWhatIsRightWrongAndMissedOverAllCases() {
    var score = new CauseScore();

    score.add(Set.of("a=1"), Set.of("a=1"));
    score.add(Set.of("a=1", "b=2"), Set.of("b=2&c=3"));
    score.add(Set.of(), Set.of("c=3"));

    // 1 right, 2 wrong, 2 missed.
    assertThat(score.f1()).isCloseTo(2.0 / 6, within(1e-9));
  }

  @Test
  void nothingRightIsNothing() {
    var score = new CauseScore();

    score.add(Set.of("a=1"), Set.of("a=2"));

    assertThat(score.f1()).isZero();
  }

  @Test
  void theSyntheticLawIsTheSameForTheSameSeedAndCanBeSolved() {
    var one = RippleLaw.l(5);
    var again = RippleLaw.l(5);
    var score = new CauseScore();

    score.add(Localizer.sums(one.leaves(), 5), one.causes());

    assertThat(one.causes()).isEqualTo(again.causes()).isNotEmpty();
    assertThat(one.leaves().size()).isEqualTo(36_000);
    assertThat(score.f1()).isGreaterThan(0.5);
  }
}
