package fengsui.server.ingest;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Batches of which nobody knows whether they were kept, because the database went away in the
/// middle: their observations come again, and may then look like duplicates that no [Arrivals] ever
/// heard of.
final class InDoubt {

  private final ConcurrentHashMap<Key, Ranges> all = new ConcurrentHashMap<>();

  private record Key(String agent, UUID spool) {}

  void add(String agent, UUID spool, Ranges numbers) {
    all.merge(new Key(agent, spool), numbers, Ranges::plus);
  }

  Ranges of(String agent, UUID spool) {
    return all.getOrDefault(new Key(agent, spool), Ranges.NONE);
  }

  /// Takes off those that are certain now.
  void remove(String agent, UUID spool, Ranges numbers) {
    all.computeIfPresent(
        new Key(agent, spool),
        (_, doubtful) -> {
          var left = doubtful.minus(numbers);
          return left.size() == 0 ? null : left;
        });
  }
}
