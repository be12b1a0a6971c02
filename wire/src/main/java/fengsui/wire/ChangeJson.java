package fengsui.wire;

import fengsui.model.Change;
import fengsui.model.Change.Intent;
import fengsui.model.Change.RolloutStep;
import fengsui.model.Change.Scope;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a change.
final class ChangeJson {

  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})([smhd])");

  private ChangeJson() {}

  static ObjectNode write(Change change) {
    var fields = Trees.object();
    change.fields().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    var node =
        Trees.object()
            .put("id", change.id())
            .put("kind", change.kind())
            .put("author", change.author())
            .put("at", Trees.time(change.at()));
    Trees.putPresent(node, "template", change.template());
    node.set("fields", fields);
    if (!change.scope().equals(Scope.EVERYWHERE)) {
      node.set("scope", write(change.scope()));
    }
    if (change.intent() != null) {
      node.set("intent", write(change.intent()));
    }
    Trees.putPresent(node, "rollout", Trees.list(change.rollout(), ChangeJson::write));
    return node;
  }

  private static ObjectNode write(Scope scope) {
    var node = Trees.object();
    putNames(node, "scenes", scope.scenes());
    putNames(node, "regions", scope.regions());
    return node.put("share", scope.share().toPlainString());
  }

  private static ObjectNode write(Intent intent) {
    var node = Trees.object();
    Trees.putPresent(node, "purpose", intent.purpose());
    putNames(node, "scenes", intent.scenes());
    Trees.putPresent(node, "maxPerPayment", text(intent.maxPerPayment()));
    Trees.putPresent(node, "budget", text(intent.budget()));
    Trees.putPresent(node, "ratePerMinute", text(intent.ratePerMinute()));
    Trees.putPresent(node, "from", intent.from() == null ? null : Trees.time(intent.from()));
    Trees.putPresent(node, "to", intent.to() == null ? null : Trees.time(intent.to()));
    return node;
  }

  private static ObjectNode write(RolloutStep step) {
    return Trees.object()
        .put("share", step.share().toPlainString())
        .put("for", step.lasting().toString());
  }

  private static void putNames(ObjectNode node, String name, Set<String> names) {
    Trees.putPresent(node, name, Trees.texts(new TreeSet<>(names)));
  }

  private static @Nullable String text(@Nullable BigDecimal money) {
    return money == null ? null : money.toPlainString();
  }

  static Change read(Fields from) {
    var id = from.text("id");
    var kind = from.text("kind");
    var author = from.findText("author");
    var at = from.time("at");
    var template = from.findText("template");
    var fields = fields(from);
    var scope = from.has("scope") ? scope(from.object("scope")) : Scope.EVERYWHERE;
    var intent = from.has("intent") ? intent(from.object("intent")) : null;
    var rollout = from.objects("rollout").stream().map(ChangeJson::step).toList();
    return from.make(() ->
        new Change(
            id,
            kind,
            author == null ? "unknown" : author,
            at,
            template,
            fields,
            scope,
            intent,
            rollout));
  }

  private static Scope scope(Fields from) {
    var scenes = Set.copyOf(from.texts("scenes"));
    var regions = Set.copyOf(from.texts("regions"));
    var share = from.findDecimal("share");
    return from.make(() -> new Scope(scenes, regions, share == null ? BigDecimal.ONE : share));
  }

  private static Intent intent(Fields from) {
    var purpose = from.findText("purpose");
    var scenes = Set.copyOf(from.texts("scenes"));
    var most = from.findDecimal("maxPerPayment");
    var budget = from.findDecimal("budget");
    var rate = from.findDecimal("ratePerMinute");
    var start = from.findTime("from");
    var end = from.findTime("to");
    return from.make(() -> new Intent(purpose, scenes, most, budget, rate, start, end));
  }

  private static RolloutStep step(Fields from) {
    var share = from.decimal("share");
    var lasting = from.has("for") ? from.word("for", ChangeJson::duration) : Duration.ZERO;
    return from.make(() -> new RolloutStep(share, lasting));
  }

  private static Duration duration(String text) {
    var brief = SHORT.matcher(text);
    try {
      return brief.matches()
          ? Duration.parse(
              (brief.group(2).equals("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT))
          : Duration.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("must be a time like 30s, 10m, 2h or 1d, but is " + text);
    }
  }

  /// What a change sets, as text: numbers keep their spelling, lists and objects are JSON.
  private static Map<String, String> fields(Fields from) {
    var all = new LinkedHashMap<String, String>();
    if (from.has("fields")) {
      from.object("fields").each((name, value) -> all.put(name, text(value)));
    }
    return all;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
