package fengsui.localize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How widely deviations wander by themselves, for leaves of about the same size.
final class Spread {

  private static final int CLASSES = 8;
  private static final int FEWEST = 50;

  /// The normal law's standard deviation over its median absolute deviation.
  private static final double NORMAL = 1.4826;

  private Spread() {}

  /// Returns the width of each of the `live` leaves, at least `narrowest`.
  static double[] of(Leaves leaves, int[] live, double[] deviation, double narrowest) {
    var width = new double[leaves.size()];
    var bySize =
        IntStream.of(live)
            .boxed()
            .sorted(Comparator.comparingDouble(leaf -> size(leaves, leaf)))
            .mapToInt(Integer::intValue)
            .toArray();
    var classes = Math.clamp(live.length / FEWEST, 1, CLASSES);
    for (var each = 0; each < classes; each++) {
      var from = (int) ((long) live.length * each / classes);
      var to = (int) ((long) live.length * (each + 1) / classes);
      var group = Arrays.copyOfRange(bySize, from, to);
      var found = Math.max(narrowest, NORMAL * median(group, deviation));
      for (var leaf : group) {
        width[leaf] = found;
      }
    }
    return width;
  }

  private static double size(Leaves leaves, int leaf) {
    return Math.max(leaves.actual(leaf), leaves.expected(leaf));
  }

  private static double median(int[] group, double[] deviation) {
    var sorted = IntStream.of(group).mapToDouble(leaf -> Math.abs(deviation[leaf])).sorted();
    return group.length == 0 ? 0 : sorted.skip((group.length - 1) / 2).findFirst().orElse(0);
  }
}
