package fengsui.isolate;

import fengsui.model.Observation;
import fengsui.model.Stage;
import java.util.OptionalDouble;

/// Whether a resolver's answer is right but late, while others answer the same question at once.
final class Tardy {

  /// From so long on, people wait. A query that was lost is sent again after a second, so that one
  /// late answer says nothing.
  private static final double LATE_MS = 600;

  /// Another one is quick if it takes at most this share of the time.
  private static final double QUICK = 0.25;

  /// So often in a row, or for several names at once.
  private static final int LOOKS = 3;

  private Tardy() {}

  static boolean late(Observation seen) {
    return seen.stage() == Stage.RESOLVE && seen.outcome().ok() && seen.ms() >= LATE_MS;
  }

  static boolean is(Track track, Scene scene) {
    var own = track.seen(Stage.RESOLVE);
    if (own == null || !late(own)) {
      return false;
    }
    var repeated = track.late() >= LOOKS;
    return (repeated || scene.otherNames(track).stream().anyMatch(Tardy::late))
        && others(track, scene).orElse(Double.MAX_VALUE) <= own.ms() * QUICK;
  }

  static boolean late(Track other) {
    var seen = other.seen(Stage.RESOLVE);
    return seen != null && late(seen);
  }

  /// How long the quickest other resolver takes for the same name, in milliseconds.
  private static OptionalDouble others(Track track, Scene scene) {
    return scene.otherResolvers(track).stream()
        .map(other -> other.seen(Stage.RESOLVE))
        .filter(seen -> seen != null && seen.outcome().ok())
        .mapToDouble(Observation::ms)
        .min();
  }
}
