package fengsui.server.resolvers;

import fengsui.model.Observation;
import fengsui.server.ingest.Arrivals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// Counts answers as they come, by minute and resolver, until [Keeper] brings them to the database.
@Component
final class Minutes implements Arrivals {

  /// So many counts may wait; with more, what is new is left out and counted.
  static final int MOST = 20_000;

  private final LongAdder omitted = new LongAdder();
  private Map<Key, Count> waiting = new HashMap<>();

  record Key(Instant minute, Spot spot) {}

  @Override
  public void arrived(Instant received, List<Observation> observations) {
    for (var seen : observations) {
      Answers.spot(seen)
          .ifPresent(spot ->
              add(new Key(seen.at().truncatedTo(ChronoUnit.MINUTES), spot), Answers.count(seen)));
    }
  }

  private synchronized void add(Key key, Count count) {
    if (waiting.size() >= MOST && !waiting.containsKey(key)) {
      omitted.add(count.asked());
      return;
    }
    waiting.merge(key, count, Count::plus);
  }

  /// Takes all that waits.
  synchronized Map<Key, Count> take() {
    var taken = waiting;
    waiting = new HashMap<>();
    return taken;
  }

  /// Puts back what could not be kept.
  synchronized void putBack(Map<Key, Count> counts) {
    counts.forEach(this::add);
  }

  long omitted() {
    return omitted.sum();
  }
}
