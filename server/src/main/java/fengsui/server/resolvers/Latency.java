package fengsui.server.resolvers;

import java.util.Arrays;

/// How long answers took, counted by steps: counts of many minutes can be added.
final class Latency {

  /// The upper bounds of the steps in milliseconds; a last one counts what took longer.
  private static final double[] BOUNDS = {
    1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 450, 600, 800, 1000, 1500, 2000, 3000, 5000
  };

  static final int STEPS = BOUNDS.length + 1;

  private Latency() {}

  static int step(double ms) {
    var found = Arrays.binarySearch(BOUNDS, ms);
    return found >= 0 ? found : -found - 1;
  }

  /// The time that `share` of the answers took at most, between the bounds of its step by
  /// proportion; NaN without an answer.
  static double quantile(long[] counts, double share) {
    var all = Arrays.stream(counts).sum();
    if (all == 0) {
      return Double.NaN;
    }
    var rank = share * all;
    var before = 0L;
    for (var step = 0; step < counts.length; step++) {
      if (counts[step] > 0 && before + counts[step] >= rank) {
        var lower = step == 0 ? 0 : BOUNDS[step - 1];
        var upper = step < BOUNDS.length ? BOUNDS[step] : lower;
        return lower + (upper - lower) * Math.max(0, (rank - before) / counts[step]);
      }
      before += counts[step];
    }
    return BOUNDS[BOUNDS.length - 1];
  }
}
