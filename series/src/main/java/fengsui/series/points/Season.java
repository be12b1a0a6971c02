package fengsui.series.points;

import java.util.ArrayList;
import java.util.List;

/// The surprises at the same time of the last seasons: what happened then is no surprise now.
///
/// A ring of floats for [#SEASONS] seasons; slots without a point hold 0.
final class Season {

  static final int SEASONS = 3;

  private static final int NEAR = 4;

  private final int length;
  private final int near;
  private final float[] surprises;

  Season(int length) {
    this.length = length;
    this.near = Math.min(NEAR, length / 8);
    this.surprises = new float[SEASONS * length + NEAR + 1];
  }

  /// The surprises near the same time of earlier seasons.
  ///
  /// @param least 0 or less
  /// @param most 0 or more
  record Band(double least, double most) {

    /// How far `surprise` lies outside, with its sign.
    double beyond(double surprise) {
      return surprise > most ? surprise - most : Math.min(0, surprise - least);
    }
  }

  Band around(long slot) {
    var most = 0f;
    var least = 0f;
    for (var season = 1; season <= SEASONS; season++) {
      var at = index(slot - (long) season * length - near);
      for (var i = 0; i <= 2 * near; i++) {
        most = Math.max(most, surprises[at]);
        least = Math.min(least, surprises[at]);
        at = at + 1 == surprises.length ? 0 : at + 1;
      }
    }
    return new Band(least, most);
  }

  void put(long slot, double surprise) {
    surprises[index(slot)] = (float) surprise;
  }

  private int index(long slot) {
    return (int) Math.floorMod(slot, (long) surprises.length);
  }

  List<Float> save() {
    var saved = new ArrayList<Float>(surprises.length);
    for (var each : surprises) {
      saved.add(each);
    }
    return saved;
  }

  void restore(List<Float> saved) {
    for (var i = 0; i < surprises.length; i++) {
      surprises[i] = saved.get(i);
    }
  }
}
