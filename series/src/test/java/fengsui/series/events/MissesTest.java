package fengsui.series.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 63, 64, 65, 1_000, 20_000})
  void missesInOneGoLeaveWhatTheyLeaveOneByOne(long misses) {
    var usual = UsualShare.atMost(0.01, new Budget(1, 1e9));
    var random = new Random(misses);
    var single = new double[Usual.SIZES];
    var together = new double[Usual.SIZES];

    for (var round = 0; round < 5; round++) {
      for (var hits = random.nextInt(4); hits > 0; hits--) {
        usual.after(1, single, 0);
        usual.after(1, together, 0);
      }
      var sum = 0.0;
      for (var i = 0; i < misses; i++) {
        sum = usual.after(0, single, 0);
      }
      assertThat(usual.afterMisses(misses, together, 0)).isCloseTo(sum, within(sum * 1e-9));
    }
    for (var size = 0; size < Usual.SIZES; size++) {
      assertThat(together[size]).isCloseTo(single[size], within(single[size] * 1e-9));
    }
  }
}
