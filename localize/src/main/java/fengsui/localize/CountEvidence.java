package fengsui.localize;

import java.util.Arrays;

/// What counts of failures say: a count with mean `e` is negative binomial, and a change multiplies
/// its mean by `r`.
///
/// The shape makes large counts say less than Poisson's law would: a leaf's rate wanders by itself,
/// and without it the largest leaf always wins. It and the price were chosen on every other of the
/// real incidents in `rs_odd.zip` and scored on the rest (docs/localization.md).
final class CountEvidence {

  /// A rate's own wandering: relative standard deviation 1/sqrt(shape).
  private static final double SHAPE = 8;

  private static final Evidence.Rules RULES = new Evidence.Rules(0.5, 0.5, 10);
  private static final int SIZES = 16;
  private static final double LEAST = 1.15;
  private static final double MOST = 80;

  private static final double[] RATIOS = ratios();

  private CountEvidence() {}

  static Evidence of(Leaves leaves) {
    var weight = new long[leaves.size()];
    var loud = new int[leaves.size()];
    var number = 0;
    for (var leaf = 0; leaf < weight.length; leaf++) {
      if (leaves.actual(leaf) > 0 || leaves.expected(leaf) * MOST > SHAPE / 50) {
        loud[number++] = leaf;
      } else {
        weight[leaf] = Evidence.weight(leaves.expected(leaf));
      }
    }
    loud = Arrays.copyOf(loud, number);
    return new Evidence(quiet(), weight, loud, rows(leaves, loud), RULES);
  }

  // A leaf of little expectation without failures: the first term of the series is exact enough.
  private static double[] quiet() {
    var quiet = new double[SIZES];
    for (var size = 0; size < SIZES; size++) {
      quiet[size] = 1 - RATIOS[size];
    }
    return quiet;
  }

  private static int[] rows(Leaves leaves, int[] loud) {
    var rows = new int[loud.length * SIZES];
    for (var at = 0; at < loud.length; at++) {
      var seen = leaves.actual(loud[at]);
      var mean = leaves.expected(loud[at]);
      for (var size = 0; size < SIZES; size++) {
        rows[at * SIZES + size] = Evidence.fixed(ratio(seen, mean, RATIOS[size]));
      }
    }
    return rows;
  }

  /// Returns the log of how much likelier `seen` is with mean `mean * times` than with `mean`.
  static double ratio(double seen, double mean, double times) {
    return seen * Math.log(times)
        - (seen + SHAPE) * Math.log((SHAPE + mean * times) / (SHAPE + mean));
  }

  private static double[] ratios() {
    var ratios = new double[SIZES];
    for (var size = 0; size < SIZES; size++) {
      ratios[size] = LEAST * Math.pow(MOST / LEAST, size / (SIZES - 1.0));
    }
    return ratios;
  }
}
