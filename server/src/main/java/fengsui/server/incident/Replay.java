package fengsui.server.incident;

import fengsui.isolate.Window;
import fengsui.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// What incidents there would have been, had everything been known in time.
final class Replay {

  private static final Duration ROUND = Duration.ofSeconds(1);

  /// How long rounds go on after the last observation, to see the end.
  private static final Duration AFTER = Duration.ofSeconds(5);

  private Replay() {}

  /// Plays `observations`, in the order of their times, as if each had come as soon as it was made.
  static Collection<Matter> of(List<Observation> observations) {
    var found = new TreeMap<Long, Matter>();
    if (observations.isEmpty()) {
      return found.values();
    }
    var window = new Window();
    var state = Lifecycle.State.EMPTY;
    var next = 0;
    var end = observations.getLast().at().plus(AFTER);
    for (var now = observations.getFirst().at(); now.isBefore(end); now = now.plus(ROUND)) {
      for (; next < observations.size() && known(observations.get(next), now); next++) {
        window.add(now, List.of(observations.get(next)));
      }
      var round = new Round(now, window.outages(now, List.of()), window.sight(now), _ -> true);
      state = Lifecycle.after(state, round).state();
      state.matters().forEach(matter -> found.put(matter.number(), matter));
    }
    return found.values();
  }

  private static boolean known(Observation seen, Instant now) {
    return !seen.at().isAfter(now);
  }
}
