package fengsui.series.points;

import java.util.List;

/// How large surprises of one series usually are: their mean size, and for each direction what the
/// largest of a half-day usually is. Until a half-day is over, [#BEFORE] means stand for that, and
/// of the first [#MUTE] points nothing is said.
///
/// The mean forgets half in a week, and takes nothing for more than four times itself.
final class Scale {

  private static final int MUTE = 60;
  private static final double BEFORE = 15;
  private static final int FIRST = 200;
  private static final double CLIP = 4;
  private static final double TINY = 1e-9;

  private final double pace;
  private final Largest up;
  private final Largest down;
  private double mean;
  private int seen;
  private long points;

  Scale(int season) {
    this.pace = 1 - Math.pow(0.5, 1.0 / (7.0 * season));
    this.up = new Largest(season);
    this.down = new Largest(season);
  }

  /// How large a surprise upwards, or else downwards, has to be for a score of 1.
  double unit(boolean upwards, double level) {
    if (points < MUTE) {
      return Double.POSITIVE_INFINITY;
    }
    var largest = upwards ? up : down;
    var usual = largest.known() ? largest.usual() : BEFORE * mean;
    return mean + usual + TINY * (1 + Math.abs(level));
  }

  /// Learns from a surprise, and from how far it lay beyond what earlier seasons had.
  void learn(double surprise, double beyond) {
    var size = Math.abs(surprise);
    points++;
    if (seen >= FIRST) {
      mean += pace * (Math.min(size, CLIP * mean) - mean);
    } else if (size > 0) {
      mean += (size - mean) / ++seen;
    }
    up.learn(Math.max(0, beyond));
    down.learn(Math.max(0, -beyond));
  }

  /// Begins anew, as after a change of unit.
  void forget() {
    up.forget();
    down.forget();
    seen = 0;
    points = 0;
    mean = 0;
  }

  Saved save() {
    return new Saved(mean, seen, points, up.save(), down.save());
  }

  void restore(Saved saved) {
    mean = saved.mean();
    seen = saved.seen();
    points = saved.points();
    up.restore(saved.up());
    down.restore(saved.down());
  }

  record Saved(double mean, int seen, long points, List<Double> up, List<Double> down) {}
}
