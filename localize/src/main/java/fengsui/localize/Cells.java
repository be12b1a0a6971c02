package fengsui.localize;

import java.util.Arrays;
import java.util.HashMap;

/// The cells of one cuboid: leaves with the same values in the chosen attributes share a number.
final class Cells {

  /// Up to this many possible cells per leaf, a table with gaps is cheaper than numbering them.
  private static final int GAPS = 4;

  private static final int SMALL = 1 << 12;

  private final int mask;
  private final int[] of;
  private final int count;
  private final double length;

  private Cells(int mask, int[] of, int count, double length) {
    this.mask = mask;
    this.of = of;
    this.count = count;
    this.length = length;
  }

  static Cells of(Leaves leaves, int mask) {
    var keys = new long[leaves.size()];
    var possible = 1.0;
    var length = 0.0;
    for (var attribute = 0; attribute < leaves.attributes().size(); attribute++) {
      if ((mask >> attribute & 1) != 0) {
        var values = leaves.valuesOf(attribute);
        append(keys, leaves.codes(attribute), values);
        possible *= values;
        length += Math.log(values + 1);
        if (possible > Math.max(SMALL, GAPS * (double) keys.length)) {
          possible = compact(keys);
        }
      }
    }
    return new Cells(mask, narrow(keys), (int) possible, length);
  }

  private static void append(long[] keys, int[] codes, int values) {
    for (var leaf = 0; leaf < keys.length; leaf++) {
      keys[leaf] = keys[leaf] * values + codes[leaf];
    }
  }

  /// Numbers the keys that there are from 0 on, and returns how many there are.
  private static int compact(long[] keys) {
    var numbers = new HashMap<Long, Integer>();
    for (var leaf = 0; leaf < keys.length; leaf++) {
      var next = numbers.size();
      var known = numbers.putIfAbsent(keys[leaf], next);
      keys[leaf] = known == null ? next : known;
    }
    return numbers.size();
  }

  private static int[] narrow(long[] keys) {
    return Arrays.stream(keys).mapToInt(Math::toIntExact).toArray();
  }

  int mask() {
    return mask;
  }

  int of(int leaf) {
    return of[leaf];
  }

  int count() {
    return count;
  }

  /// Returns how long the description of one cell is, in nats: which value of each attribute.
  double length() {
    return length;
  }
}
