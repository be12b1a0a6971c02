package fengsui.guard.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import fengsui.guard.Predicted;
import fengsui.model.Change;
import fengsui.model.Change.Intent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What policies may ask of a change. Money and shares are doubles here: policies compare, they do
/// not add up. What a change does not say is empty, or 0.
///
/// Text: `id`, `kind`, `author`, `template`, `label`, `type`, `purpose`. Lists of text: `scenes`,
/// `regions`, `intent_scenes`. Text by name: `fields`. Numbers: `value`, `cap`, `share`, `budget`,
/// `max_per_payment`, `rate_per_minute`, `hours` (from start to end), `steps` (of the rollout), and
/// of the prediction `payments`, `hit_rate`, `per_payment`, `p50`, `p95`, `total`,
/// `outside_intent`.
final class Facts {

  private static final CelType NAMES = ListType.create(SimpleType.STRING);

  static final Map<String, CelType> TYPES =
      Map.ofEntries(
          Map.entry("id", SimpleType.STRING),
          Map.entry("kind", SimpleType.STRING),
          Map.entry("author", SimpleType.STRING),
          Map.entry("template", SimpleType.STRING),
          Map.entry("label", SimpleType.STRING),
          Map.entry("type", SimpleType.STRING),
          Map.entry("purpose", SimpleType.STRING),
          Map.entry("scenes", NAMES),
          Map.entry("regions", NAMES),
          Map.entry("intent_scenes", NAMES),
          Map.entry("fields", MapType.create(SimpleType.STRING, SimpleType.STRING)),
          Map.entry("value", SimpleType.DOUBLE),
          Map.entry("cap", SimpleType.DOUBLE),
          Map.entry("share", SimpleType.DOUBLE),
          Map.entry("budget", SimpleType.DOUBLE),
          Map.entry("max_per_payment", SimpleType.DOUBLE),
          Map.entry("rate_per_minute", SimpleType.DOUBLE),
          Map.entry("hours", SimpleType.DOUBLE),
          Map.entry("steps", SimpleType.INT),
          Map.entry("payments", SimpleType.INT),
          Map.entry("hit_rate", SimpleType.DOUBLE),
          Map.entry("per_payment", SimpleType.DOUBLE),
          Map.entry("p50", SimpleType.DOUBLE),
          Map.entry("p95", SimpleType.DOUBLE),
          Map.entry("total", SimpleType.DOUBLE),
          Map.entry("outside_intent", SimpleType.INT));

  private Facts() {}

  static Map<String, Object> of(Change change, Optional<Predicted> predicted) {
    var fields = change.fields();
    var intent = change.intent();
    return Map.ofEntries(
        Map.entry("id", change.id()),
        Map.entry("kind", change.kind()),
        Map.entry("author", change.author()),
        Map.entry("template", text(change.template())),
        Map.entry("label", fields.getOrDefault("label", "")),
        Map.entry("type", fields.getOrDefault("type", "")),
        Map.entry("purpose", text(intent == null ? null : intent.purpose())),
        Map.entry("scenes", sorted(change.scope().scenes())),
        Map.entry("regions", sorted(change.scope().regions())),
        Map.entry("intent_scenes", intent == null ? List.of() : sorted(intent.scenes())),
        Map.entry("fields", fields),
        Map.entry("value", number(fields.get("value"))),
        Map.entry("cap", number(fields.get("cap"))),
        Map.entry("share", change.scope().share().doubleValue()),
        Map.entry("budget", money(intent == null ? null : intent.budget())),
        Map.entry("max_per_payment", money(intent == null ? null : intent.maxPerPayment())),
        Map.entry("rate_per_minute", money(intent == null ? null : intent.ratePerMinute())),
        Map.entry("hours", hours(intent)),
        Map.entry("steps", (long) change.rollout().size()),
        Map.entry("payments", predicted.map(Predicted::payments).orElse(0L)),
        Map.entry("hit_rate", predicted.map(Predicted::hitRate).orElse(0.0)),
        Map.entry("per_payment", money(predicted.map(Predicted::perPayment).orElse(null))),
        Map.entry("p50", money(predicted.map(Predicted::p50).orElse(null))),
        Map.entry("p95", money(predicted.map(Predicted::p95).orElse(null))),
        Map.entry("total", money(predicted.flatMap(Predicted::total).orElse(null))),
        Map.entry("outside_intent", predicted.map(Predicted::outsideIntent).orElse(0L)));
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said;
  }

  private static List<String> sorted(Set<String> names) {
    return new ArrayList<>(new TreeSet<>(names));
  }

  private static double money(@Nullable BigDecimal said) {
    return said == null ? 0 : said.doubleValue();
  }

  private static double number(@Nullable String said) {
    try {
      return said == null ? 0 : Double.parseDouble(said);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static double hours(@Nullable Intent intent) {
    return intent == null || intent.from() == null || intent.to() == null
        ? 0
        : Duration.between(intent.from(), intent.to()).toSeconds() / 3600.0;
  }
}
