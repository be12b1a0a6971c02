package fengsui.payments;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// The sentence of an alarm.
final class Wording {

  private Wording() {}

  static String why(Case found, SortedMap<String, List<String>> scope, Levels.Level level) {
    var what = String.join(" and ", scope.getOrDefault("label", List.of("a discount")));
    var breaches =
        found.tags().stream()
            .map(Tag::breach)
            .filter(Objects::nonNull)
            .sorted()
            .map(Breach::words)
            .collect(Collectors.joining(", "));
    if (!breaches.isEmpty()) {
      return what + " " + breaches;
    }
    return switch (found.kind()) {
      case LABEL_SPIKE, FORBIDDEN_SCENE ->
          "%s is on %s of payments where %s is usual"
              .formatted(what, percent(level.observed()), percent(level.expected()));
      case DISCOUNT_SHIFT ->
          "%s takes off %s of the amount where %s is usual"
              .formatted(what, percent(level.observed()), percent(level.expected()));
      case SUCCESS_RATE ->
          "%s of payments succeed where %s is usual"
              .formatted(percent(level.observed()), percent(level.expected()));
      case SUBSIDY_BURN ->
          "%s takes off %.2f a minute where %.2f is planned"
              .formatted(what, level.observed(), level.expected());
      case VOLUME -> throw new IllegalArgumentException("no case is about volume");
    };
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3g %%", share * 100);
  }
}
