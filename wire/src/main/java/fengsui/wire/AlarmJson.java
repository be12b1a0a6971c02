package fengsui.wire;

import fengsui.model.Alarm;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The JSON form of an alarm. A scope's attribute is a text, or a list where it has several values.
final class AlarmJson {

  private AlarmJson() {}

  static ObjectNode write(Alarm alarm) {
    var node = Trees.object().put("id", alarm.id()).put("kind", alarm.kind().code());
    var scope = node.putObject("scope");
    alarm.scope().forEach((name, values) -> scope.set(name, oneOrMany(values)));
    node.put("since", Trees.time(alarm.since())).put("raisedAt", Trees.time(alarm.raisedAt()));
    if (alarm.until() != null) {
      node.put("until", Trees.time(alarm.until()));
    }
    node.putObject("detectedAfter")
        .put("seconds", alarm.detectedAfter().time().toMillis() / 1000.0)
        .put("payments", alarm.detectedAfter().payments());
    node.put("observed", alarm.observed()).put("expected", alarm.expected());
    node.put("why", alarm.why());
    node.set("suspects", Trees.list(alarm.suspects(), AlarmJson::write));
    var exposure = alarm.exposure();
    node.putObject("exposure")
        .put("payments", exposure.payments())
        .put("people", exposure.people())
        .put("amount", exposure.amount().toPlainString())
        .put("currency", exposure.currency());
    return node;
  }

  private static JsonNode oneOrMany(List<String> values) {
    return values.size() == 1 ? StringNode.valueOf(values.getFirst()) : Trees.texts(values);
  }

  private static ObjectNode write(Alarm.Suspect suspect) {
    return Trees.object().put("change", suspect.change()).put("why", suspect.why());
  }

  static Alarm read(Fields from) {
    var after = from.object("detectedAfter");
    var cost = from.object("exposure");
    return new Alarm(
        from.text("id"),
        from.coded(Alarm.Kind.class, "kind"),
        scope(from.object("scope")),
        from.time("since"),
        from.time("raisedAt"),
        from.findTime("until"),
        new Alarm.DetectedAfter(
            Duration.ofMillis(Math.round(after.number("seconds") * 1000)),
            after.integer("payments")),
        from.number("observed"),
        from.number("expected"),
        from.text("why"),
        from.objects("suspects").stream()
            .map(suspect -> new Alarm.Suspect(suspect.text("change"), suspect.text("why")))
            .toList(),
        new Alarm.Exposure(
            cost.integer("payments"),
            cost.integer("people"),
            cost.money("amount"),
            cost.text("currency")));
  }

  private static SortedMap<String, List<String>> scope(Fields from) {
    var scope = new TreeMap<String, List<String>>();
    from.each((name, value) ->
        scope.put(name, value.isArray() ? from.texts(name) : List.of(from.text(name))));
    return scope;
  }
}
