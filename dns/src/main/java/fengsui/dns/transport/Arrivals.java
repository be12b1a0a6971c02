package fengsui.dns.transport;

import java.util.ArrayList;
import java.util.List;

/// What came back to one query, in its order; of a flood only the beginning.
public final class Arrivals {

  private final List<Arrival> kept = new ArrayList<>(1);

  /// Keeps `arrival`, unless there are [Reply#MOST] of its kind.
  public void add(Arrival arrival) {
    var answer = arrival instanceof Arrival.Answer;
    var alike = 0;
    for (var each : kept) {
      alike += each instanceof Arrival.Answer == answer ? 1 : 0;
    }
    if (alike < Reply.MOST) {
      kept.add(arrival);
    }
  }

  /// What is kept.
  public List<Arrival> all() {
    return List.copyOf(kept);
  }
}
