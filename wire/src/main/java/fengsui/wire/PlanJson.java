package fengsui.wire;

import fengsui.model.Plan;
import java.time.Duration;
import java.util.ArrayList;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a plan; durations are whole milliseconds.
final class PlanJson {

  private PlanJson() {}

  static ObjectNode write(Plan plan) {
    var tree =
        Trees.object()
            .put("agent", plan.agent())
            .put("revision", plan.revision())
            .put("timeoutMs", plan.timeout().toMillis())
            .put("listeningMs", plan.listening().toMillis())
            .put("authorities", plan.authorities());
    tree.set("vantage", PlaceJson.write(plan.vantage()));
    plan.resolvers().forEach(tree.putArray("resolvers")::add);
    plan.controlPorts().forEach(tree.putArray("controlPorts")::add);
    plan.controls().stream().map(PlaceJson::write).forEach(tree.putArray("controls")::add);
    var checks = tree.putArray("checks");
    for (var check : plan.checks()) {
      var one = checks.addObject().put("everyMs", check.every().toMillis());
      one.set("target", PlaceJson.write(check.target()));
    }
    return tree;
  }

  static Plan read(Fields from) {
    var agent = from.text("agent");
    var revision = from.integer("revision");
    var vantage = PlaceJson.readVantage(from.object("vantage"));
    var checks = from.objects("checks").stream().map(PlanJson::check).toList();
    var controls = from.objects("controls").stream().map(PlaceJson::readTarget).toList();
    var ports = new ArrayList<Integer>();
    for (var port : from.elements("controlPorts")) {
      ports.add(port.asInt(0));
    }
    var timeout = millis(from, "timeoutMs");
    var listening = millis(from, "listeningMs");
    var authorities = from.findText("authorities");
    return from.make(() ->
        new Plan(
            agent,
            revision,
            vantage,
            from.texts("resolvers"),
            checks,
            controls,
            ports,
            timeout,
            listening,
            authorities == null ? "" : authorities));
  }

  private static Plan.Check check(Fields from) {
    var target = PlaceJson.readTarget(from.object("target"));
    var every = millis(from, "everyMs");
    return from.make(() -> new Plan.Check(target, every));
  }

  private static Duration millis(Fields from, String name) {
    return Duration.ofMillis(from.integer(name));
  }
}
