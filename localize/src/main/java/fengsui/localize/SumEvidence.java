package fengsui.localize;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What sums beside their forecast say. A leaf's deviation is `(forecast − actual) / the larger`,
/// from −1 (came from nothing) to 1 (all gone); a change moves all its leaves by about the same
/// share, whatever their size (the ripple effect).
///
/// Without a change the deviation is normal with a width learnt from the middle half of the leaves
/// of about the same size, so that causes do not widen it, plus a little of anything. With a change
/// it is near the change's, or somewhat near, or for some leaves as if nothing happened.
final class SumEvidence {

  private static final Evidence.Rules RULES = new Evidence.Rules(1, 0, 0.03);

  /// How many leaves of a cause may look as if nothing happened.
  private static final double SPARED = 0.15;

  private static final double NEAR = 0.03;
  private static final double WIDE = 0.12;
  private static final double STRAY = 1e-9;
  private static final double NARROWEST = 0.002;
  private static final double STEP = 0.05;
  private static final int SIZES = 36;
  private static final double QUIET_BELOW = 3;

  private SumEvidence() {}

  static Evidence of(Leaves leaves) {
    var deviation = new double[leaves.size()];
    Arrays.setAll(deviation, leaf -> deviation(leaves.actual(leaf), leaves.expected(leaf)));
    var live = IntStream.range(0, leaves.size()).filter(leaf -> lives(leaves, leaf)).toArray();
    var width = Spread.of(leaves, live, deviation, NARROWEST);
    var weight = new long[leaves.size()];
    var loud = new int[live.length];
    var number = 0;
    for (var leaf : live) {
      if (Math.abs(deviation[leaf]) < STEP
          && Math.abs(deviation[leaf]) < QUIET_BELOW * width[leaf]
          && width[leaf] < STEP / 2) {
        weight[leaf] = Evidence.weight(1);
      } else {
        loud[number++] = leaf;
      }
    }
    loud = Arrays.copyOf(loud, number);
    return new Evidence(quiet(), weight, loud, rows(loud, deviation, width), RULES);
  }

  private static boolean lives(Leaves leaves, int leaf) {
    return leaves.actual(leaf) > 0 || leaves.expected(leaf) > 0;
  }

  static double deviation(double actual, double expected) {
    var larger = Math.max(actual, expected);
    return larger == 0 ? 0 : (expected - actual) / larger;
  }

  private static double[] quiet() {
    var quiet = new double[SIZES];
    Arrays.fill(quiet, Math.log(SPARED));
    return quiet;
  }

  private static int[] rows(int[] loud, double[] deviation, double[] width) {
    var rows = new int[loud.length * SIZES];
    for (var at = 0; at < loud.length; at++) {
      var seen = deviation[loud[at]];
      var calm = normal(seen, 0, width[loud[at]]) + STRAY / 2;
      for (var size = 0; size < SIZES; size++) {
        var moved = 0.6 * normal(seen, size(size), NEAR) + 0.4 * normal(seen, size(size), WIDE);
        rows[at * SIZES + size] = Evidence.fixed(Math.log(SPARED + (1 - SPARED) * moved / calm));
      }
    }
    return rows;
  }

  /// Returns the size of change number `number`: −1 to −0.15, then 0.15 to 1.
  private static double size(int number) {
    var half = SIZES / 2;
    return number < half ? -1 + number * STEP : 1 - (number - half) * STEP;
  }

  private static double normal(double at, double mean, double width) {
    var z = (at - mean) / width;
    return Math.exp(-z * z / 2) / (width * Math.sqrt(2 * Math.PI));
  }
}
