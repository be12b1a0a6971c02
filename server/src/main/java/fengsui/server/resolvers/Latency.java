package fengsui.server.resolvers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How long answers took, counted by steps: counts of many minutes can be added.
final class Latency {

  /// The upper bounds of the steps in milliseconds; a last one counts what took longer.
  private static final double[] BOUNDS = {
    1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 450, 600, 800, 1000, 1500, 2000, 3000, 5000
  };

  static final int STEPS = BOUNDS.length + 1;

  /// No answer.
  static final List<Long> NONE = Collections.nCopies(STEPS, 0L);

  private Latency() {}

  /// `times` answers that took `ms`.
  static List<Long> one(double ms, long times) {
    var counts = new ArrayList<>(NONE);
    counts.set(step(ms), times);
    return counts;
  }

  static List<Long> sum(List<Long> one, List<Long> other) {
    var sum = new ArrayList<Long>();
    for (var step = 0; step < STEPS; step++) {
      sum.add(at(one, step) + at(other, step));
    }
    return sum;
  }

  private static long at(List<Long> counts, int step) {
    return step < counts.size() ? counts.get(step) : 0;
  }

  static int step(double ms) {
    var found = Arrays.binarySearch(BOUNDS, ms);
    return found >= 0 ? found : -found - 1;
  }

  /// The time that `share` of the answers took at most, between the bounds of its step by
  /// proportion; NaN without an answer.
  static double quantile(List<Long> counts, double share) {
    var all = counts.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return Double.NaN;
    }
    var rank = share * all;
    var before = 0L;
    for (var step = 0; step < counts.size(); step++) {
      var here = counts.get(step);
      if (here > 0 && before + here >= rank) {
        var lower = step == 0 ? 0 : BOUNDS[step - 1];
        var upper = step < BOUNDS.length ? BOUNDS[step] : lower;
        return lower + (upper - lower) * Math.max(0, (rank - before) / here);
      }
      before += here;
    }
    return BOUNDS[BOUNDS.length - 1];
  }
}
