package fengsui.isolate;

import fengsui.model.Observation;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Sentences for people. They state what was measured, never an accusation.
final class Say {

  private Say() {}

  /// A clue with its source and time.
  static Clue clue(String question, String answer, String words, Observation source) {
    return new Clue(question, answer, "%s (%s, %s)".formatted(words, source.agent(), source.at()));
  }

  /// `shop: connection_refused after 6.7 ms`.
  static String seen(Track track) {
    var failure = track.failure();
    return failure == null
        ? track.target().id() + " works"
        : "%s: %s after %.1f ms"
            .formatted(track.target().id(), failure.outcome().code(), failure.ms());
  }

  /// The first few of `names`, in order.
  static String few(Collection<String> names) {
    var sorted = new TreeSet<>(names);
    var first = sorted.stream().limit(4).collect(Collectors.joining(", "));
    return sorted.size() > 4 ? first + " and " + (sorted.size() - 4) + " more" : first;
  }

  static String fates(Collection<Fate.Seen> all) {
    return few(all.stream().map(seen -> seen(seen.track())).toList());
  }

  static String percent(double share) {
    return share < 0.001
        ? "under 0.1 %"
        : share < 0.1 ? "%.1f %%".formatted(share * 100) : "%.0f %%".formatted(share * 100);
  }
}
