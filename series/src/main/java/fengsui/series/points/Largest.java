package fengsui.series.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the largest surprise of a half-day, in one direction, usually is: the middle one of the
/// last fortnight's half-days, so that a week of trouble does not count as usual.
final class Largest {

  private static final int BLOCKS = 28;

  private final int block;
  private final double[] largest = new double[BLOCKS];
  private int blocks;
  private int inBlock;
  private double now;
  private double middle;

  Largest(int season) {
    this.block = Math.max(12, season / 2);
  }

  /// Whether a half-day was seen whole.
  boolean known() {
    return blocks > 0;
  }

  double usual() {
    return middle;
  }

  void learn(double size) {
    now = Math.max(now, size);
    if (++inBlock == block) {
      largest[blocks++ % BLOCKS] = now;
      now = 0;
      inBlock = 0;
      middle = middle();
    }
  }

  void forget() {
    blocks = 0;
    inBlock = 0;
    now = 0;
    middle = 0;
  }

  private double middle() {
    var sorted = Arrays.copyOf(largest, Math.min(blocks, BLOCKS));
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  List<Double> save() {
    var saved = new ArrayList<Double>(List.of((double) blocks, (double) inBlock, now));
    for (var each : largest) {
      saved.add(each);
    }
    return saved;
  }

  void restore(List<Double> saved) {
    blocks = saved.get(0).intValue();
    inBlock = saved.get(1).intValue();
    now = saved.get(2);
    for (var i = 0; i < BLOCKS; i++) {
      largest[i] = saved.get(3 + i);
    }
    middle = middle();
  }
}
