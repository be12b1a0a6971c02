package fengsui.localize;

import java.util.Arrays;

/// What each leaf says for each possible size of a change: the log of how much likelier what was
/// seen is with the change than without.
///
/// Most leaves are *quiet*: they speak against every change, all alike up to a weight. Only *loud*
/// leaves have a row of their own, so that a scan touches few numbers. All is in fixed point, so
/// that a sum is the same in every order.
final class Evidence {

  private static final double NAT = 1 << 16;
  private static final double WEIGHT = 1L << 32;
  private static final double LARGEST = 30_000;

  /// When a combination is a cause.
  ///
  /// @param price what describing a combination costs, as a multiple of its length in nats
  /// @param share the least evidence of a further cause, as a share of the first one's
  /// @param split how much the leaves between the parts of a cell must say against it for the parts
  ///   to be told instead, as a share of the cell's score
  record Rules(double price, double share, double split) {}

  private final double[] quiet;
  private final double quietBest;
  private final long[] weight;
  private final int[] loud;
  private final int[] rows;
  private final Rules rules;

  /// @param quiet what a quiet leaf of weight 1 says for each size, in nats; below 0
  /// @param weight each leaf's weight as a quiet one, in 2^-32; 0 for loud leaves
  /// @param loud the loud leaves
  /// @param rows what they say, in 2^-16 nats: `rows[i * quiet.length + size]`
  Evidence(double[] quiet, long[] weight, int[] loud, int[] rows, Rules rules) {
    this.quiet = quiet;
    this.weight = weight;
    this.loud = loud;
    this.rows = rows;
    this.rules = rules;
    quietBest = Arrays.stream(quiet).max().orElse(0);
  }

  Rules rules() {
    return rules;
  }

  int[] loud() {
    return loud;
  }

  int[] rows() {
    return rows;
  }

  long[] weight() {
    return weight;
  }

  int sizes() {
    return quiet.length;
  }

  /// Returns the best that loud leaf number `at` can say for any change.
  int best(int at) {
    var best = Integer.MIN_VALUE;
    for (var size = 0; size < quiet.length; size++) {
      best = Math.max(best, rows[at * quiet.length + size]);
    }
    return best;
  }

  static int fixed(double nats) {
    return (int) Math.round(Math.clamp(nats, -LARGEST, LARGEST) * NAT);
  }

  static long weight(double weight) {
    return Math.round(weight * WEIGHT);
  }

  static double nats(long fixed) {
    return fixed / NAT;
  }

  /// Returns what quiet leaves of `weight` together say for `size`.
  double quiet(long weight, int size) {
    return weight / WEIGHT * quiet[size];
  }

  /// Returns the best that quiet leaves of `weight` together can say.
  double quietBest(long weight) {
    return weight / WEIGHT * quietBest;
  }
}
