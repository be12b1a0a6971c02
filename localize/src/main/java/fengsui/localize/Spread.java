package fengsui.localize;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How widely deviations wander by themselves, for leaves of about the same size.
///
/// The size is the forecast alone: what was seen would sort the leaves by the very deviation that
/// is to be measured.
final class Spread {

  private static final int CLASSES = 8;
  private static final int FEWEST = 50;

  /// The normal law's standard deviation over its median absolute deviation.
  private static final double NORMAL = 1.4826;

  private Spread() {}

  /// Returns the width of each of the `live` leaves, at least `narrowest`.
  static double[] of(Leaves leaves, int[] live, double[] deviation, double narrowest) {
    var sizes = IntStream.of(live).mapToDouble(leaf -> size(leaves, leaf)).sorted().toArray();
    var classes = Math.clamp(live.length / FEWEST, 1, CLASSES);
    var width = new double[leaves.size()];
    for (var each = 0; each < classes; each++) {
      var from = each == 0 ? 0 : sizes[quantile(sizes, each, classes)];
      var last = each == classes - 1;
      var to = last ? Double.POSITIVE_INFINITY : sizes[quantile(sizes, each + 1, classes)];
      var group =
          IntStream.of(live)
              .filter(leaf -> size(leaves, leaf) >= from && size(leaves, leaf) < to)
              .toArray();
      var found = Math.max(narrowest, NORMAL * median(group, deviation));
      for (var leaf : group) {
        width[leaf] = found;
      }
    }
    return width;
  }

  private static int quantile(double[] sizes, int part, int of) {
    return (int) ((long) sizes.length * part / of);
  }

  private static double size(Leaves leaves, int leaf) {
    return leaves.expected(leaf) > 0 ? leaves.expected(leaf) : leaves.actual(leaf);
  }

  private static double median(int[] group, double[] deviation) {
    var sorted = IntStream.of(group).mapToDouble(leaf -> Math.abs(deviation[leaf])).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
  }
}
