package fengsui.agent;

import fengsui.model.Observation;
import fengsui.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/// What came to a post: every observation once, by spool and sequence.
final class Kept {

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)}$");

  private final Map<UUID, TreeMap<Long, Observation>> spools = new TreeMap<>();
  private final List<Long> order = new ArrayList<>();
  private long duplicates;

  /// Keeps the lines of one batch.
  ///
  /// @return the ranges to acknowledge, as JSON
  /// @throws IllegalStateException if the agent did what it may never do
  synchronized String keep(UUID spool, List<String> lines) {
    var mine = spools.computeIfAbsent(spool, _ -> new TreeMap<>());
    var ranges = new ArrayList<String>();
    for (var line : lines) {
      long sequence = keep(mine, line);
      ranges.add("[%d,%d]".formatted(sequence, sequence));
    }
    return ranges.toString();
  }

  private long keep(TreeMap<Long, Observation> mine, String line) {
    var found = SEQUENCE.matcher(line);
    if (!found.find()) {
      throw new IllegalStateException("no sequence in " + line);
    }
    long sequence = Long.parseLong(found.group(1));
    var observation = Json.readObservation(line);
    if (!Json.write(sequence, observation).equals(line)) {
      throw new IllegalStateException("not as the wire writes it: " + line);
    }
    order.add(sequence);
    var before = mine.putIfAbsent(sequence, observation);
    if (before != null) {
      duplicates++;
      if (!before.equals(observation)) {
        throw new IllegalStateException("a number was used twice: " + sequence);
      }
    }
    return sequence;
  }

  synchronized List<Observation> all() {
    return spools.values().stream().flatMap(spool -> spool.values().stream()).toList();
  }

  synchronized Map<UUID, List<Long>> sequences() {
    var all = new TreeMap<UUID, List<Long>>();
    spools.forEach((spool, lines) -> all.put(spool, List.copyOf(lines.keySet())));
    return all;
  }

  synchronized List<Long> order() {
    return List.copyOf(order);
  }

  synchronized long duplicates() {
    return duplicates;
  }
}
