package fengsui.lab.drill;

import fengsui.lab.garrison.IncidentSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the incidents that there are with those that there must be.
final class Matching {

  private Matching() {}

  /// Says what is missing or too much; empty if each incident is one that was expected.
  static Optional<String> mismatch(List<IncidentSeen> incidents, List<Expected> expected) {
    var left = new ArrayList<>(incidents);
    for (var one : expected) {
      var found = left.stream().filter(i -> mismatch(i, one).isEmpty()).findFirst();
      if (found.isEmpty()) {
        return Optional.of(
            left.isEmpty() ? "no incident for " + one.domains() : words(left.getFirst(), one));
      }
      left.remove(found.get());
    }
    return left.stream().findFirst().map(i -> i.id() + " should not be: " + i.verdict().because());
  }

  private static Optional<String> mismatch(IncidentSeen incident, Expected expected) {
    return expected.mismatch(incident.called());
  }

  private static String words(IncidentSeen incident, Expected expected) {
    return incident.id() + " " + mismatch(incident, expected).orElse("matches");
  }
}
