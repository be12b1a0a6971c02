package fengsui.guard;

import fengsui.model.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rules for changes that are no campaigns: nobody can say what they cost, so they must be whole,
/// and come in steps.
final class OtherRules {

  private static final Set<String> STEPWISE = Set.of("config", "deploy");
  private static final BigDecimal FIRST_STEP = new BigDecimal("0.5");

  private OtherRules() {}

  static List<Reason> of(Change change) {
    var reasons = new ArrayList<Reason>();
    if (change.fields().isEmpty()) {
      reasons.add(Reason.block("no-fields", "it does not say what it sets"));
    }
    var blank =
        new TreeMap<>(change.fields())
            .entrySet().stream()
                .filter(field -> field.getValue().isBlank() || field.getValue().equals("null"))
                .map(Map.Entry::getKey)
                .toList();
    if (!blank.isEmpty()) {
      reasons.add(Reason.block("blank-field", "it sets nothing in " + String.join(", ", blank)));
    }
    if (STEPWISE.contains(change.kind()) && atOnce(change)) {
      reasons.add(
          Reason.review(
              "no-rollout",
              "it reaches everybody at once: give steps, the first to no more than half"));
    }
    reasons.add(Reason.review("no-prediction", "what it would cost cannot be told from payments"));
    return reasons;
  }

  private static boolean atOnce(Change change) {
    var first =
        change.rollout().isEmpty()
            ? change.scope().share()
            : change.rollout().getFirst().share().multiply(change.scope().share());
    return first.compareTo(FIRST_STEP) > 0;
  }
}
