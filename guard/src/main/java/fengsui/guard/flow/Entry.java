package fengsui.guard.flow;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One entry for the log that cannot be quietly rewritten.
///
/// @param what such as `proposed`, `approved`, `rolled-back`
/// @param who moved the change
/// @param phase to which it came
/// @param facts what else there is to know, by name
public record Entry(
    Instant at,
    String what,
    String who,
    String change,
    int revision,
    String contentHash,
    Phase phase,
    SortedMap<String, String> facts) {

  public Entry {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  static Entry of(String what, String who, Passage now, Map<String, String> facts) {
    return new Entry(
        now.since(),
        what,
        who,
        now.change().id(),
        now.revision(),
        now.contentHash(),
        now.phase(),
        new TreeMap<>(facts));
  }
}
