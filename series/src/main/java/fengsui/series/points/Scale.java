package fengsui.series.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How large surprises of one series usually are: their mean size, and what the largest of a
/// half-day usually is.
///
/// The mean forgets half in a week, and takes nothing for more than four times itself. The largest
/// is the middle one of the last fortnight's half-days, so that a week of trouble does not count as
/// usual. Until the first half-day is over, [#BEFORE] means stand for it.
final class Scale {

  static final int BLOCKS = 28;

  private static final double BEFORE = 15;
  private static final int FIRST = 200;
  private static final double CLIP = 4;
  private static final double TINY = 1e-9;

  private final int block;
  private final double pace;
  private final double[] largest = new double[BLOCKS];
  private int blocks;
  private int inBlock;
  private double now;
  private double middle;
  private double mean;
  private int seen;

  Scale(int season) {
    this.block = Math.max(12, season / 2);
    this.pace = 1 - Math.pow(0.5, 1.0 / (7.0 * season));
  }

  /// How large a surprise has to be for a score of 1.
  double unit(double level) {
    return mean + (blocks == 0 ? BEFORE * mean : middle) + TINY * (1 + Math.abs(level));
  }

  void learn(double surprise, double beyond) {
    var size = Math.abs(surprise);
    if (seen < FIRST) {
      if (size > 0) {
        mean += (size - mean) / ++seen;
      }
    } else {
      mean += pace * (Math.min(size, CLIP * mean) - mean);
    }
    now = Math.max(now, Math.abs(beyond));
    if (++inBlock == block) {
      close();
    }
  }

  private void close() {
    largest[blocks++ % BLOCKS] = now;
    now = 0;
    inBlock = 0;
    middle = middle();
  }

  private double middle() {
    var sorted = Arrays.copyOf(largest, Math.min(blocks, BLOCKS));
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /// Begins anew, as after a change of unit.
  void forget() {
    blocks = 0;
    inBlock = 0;
    now = 0;
    seen = 0;
    mean = 0;
  }

  List<Double> save() {
    var saved = new ArrayList<Double>(List.of(1.0 * blocks, 1.0 * inBlock, now, mean, 1.0 * seen));
    for (var each : largest) {
      saved.add(each);
    }
    return saved;
  }

  void restore(List<Double> saved) {
    blocks = saved.get(0).intValue();
    inBlock = saved.get(1).intValue();
    now = saved.get(2);
    mean = saved.get(3);
    seen = saved.get(4).intValue();
    for (var i = 0; i < BLOCKS; i++) {
      largest[i] = saved.get(5 + i);
    }
    middle = middle();
  }
}
