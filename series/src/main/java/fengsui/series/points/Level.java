package fengsui.series.points;

import java.util.ArrayList;
import java.util.List;

/// Where a series stands: a mean that forgets, of the last ten points or so; and where it stood
/// before the last [#LAG] points, beside the mean of those.
final class Level {

  private static final int LAG = 5;
  private static final double PACE = 0.12;

  private final double[] values = new double[LAG];
  private final double[] levels = new double[LAG];
  private double now = Double.NaN;
  private long points;

  boolean known() {
    return points > 0;
  }

  double now() {
    return now;
  }

  /// The mean of the last points with `value` for the newest, less the level before them; 0 until
  /// there are enough.
  double drift(double value) {
    if (points < LAG) {
      return 0;
    }
    var sum = value;
    for (var i = 1; i < LAG; i++) {
      sum += values[(int) ((points - i) % LAG)];
    }
    return sum / LAG - levels[(int) (points % LAG)];
  }

  void learn(double value) {
    now = points == 0 ? value : now + PACE * (value - now);
    values[(int) (points % LAG)] = value;
    levels[(int) (points % LAG)] = now;
    points++;
  }

  void forget() {
    points = 0;
    now = Double.NaN;
  }

  List<Double> save() {
    var saved = new ArrayList<Double>(List.of(now, (double) points));
    for (var i = 0; i < LAG; i++) {
      saved.add(values[i]);
      saved.add(levels[i]);
    }
    return saved;
  }

  void restore(List<Double> saved) {
    now = saved.get(0);
    points = saved.get(1).longValue();
    for (var i = 0; i < LAG; i++) {
      values[i] = saved.get(2 + 2 * i);
      levels[i] = saved.get(3 + 2 * i);
    }
  }
}
