package fengsui.wire;

import fengsui.model.Naming;
import fengsui.model.Plan;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
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
    if (!plan.naming().equals(Naming.NONE)) {
      tree.set("naming", write(plan.naming()));
    }
    return tree;
  }

  private static ObjectNode write(Naming naming) {
    var tree = Trees.object();
    naming.controls().forEach(tree.putArray("controls")::add);
    var zones = tree.putArray("zones");
    for (var zone : naming.zones()) {
      var one = zones.addObject().put("name", zone.name()).put("operator", zone.operator());
      zone.servers().forEach(one.putArray("servers")::add);
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
    var naming = naming(from.findObject("naming"));
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
            authorities == null ? "" : authorities,
            naming));
  }

  /// A post that knows nothing of it sends none.
  private static Naming naming(@Nullable Fields from) {
    if (from == null) {
      return Naming.NONE;
    }
    var zones = from.objects("zones").stream().map(PlanJson::zone).toList();
    return from.make(() -> new Naming(from.texts("controls"), zones));
  }

  private static Naming.Zone zone(Fields from) {
    var name = from.text("name");
    var operator = from.findText("operator");
    return from.make(() -> new Naming.Zone(name, from.texts("servers"), operator));
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
