package fengsui.server.catalogue;

import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Works out what one agent is to measure.
///
/// Plans that name the agent apply; if none does, those for all agents (`*`); if there are none,
/// the default. Where several apply, each target goes by the shortest interval, and the first plan
/// by name says the rest. Controls are probed by every plan.
final class Plans {

  private static final PlanEntry DEFAULT =
      new PlanEntry(
          "default",
          List.of("*"),
          List.of("*"),
          PlanEntry.EVERY,
          PlanEntry.TIMEOUT,
          PlanEntry.LISTENING,
          PlanEntry.CONTROL_PORTS,
          "");

  private Plans() {}

  static Plan of(Snapshot all, String agent) {
    var entries = applying(all, agent);
    var rest = entries.getFirst();
    var listed = all.vantages().get(agent);
    var checks =
        intervals(all, entries).entrySet().stream()
            .map(it -> new Plan.Check(target(all, it.getKey()), it.getValue()))
            .toList();
    var controls = checks.stream().map(Plan.Check::target).filter(Plans::control).toList();
    return new Plan(
        agent,
        revision(all, agent),
        listed == null ? Vantage.HERE : listed.entry().vantage(),
        listed == null ? List.of() : listed.entry().resolvers(),
        checks,
        controls,
        rest.controlPorts(),
        rest.timeout(),
        rest.listening(),
        rest.authorities(),
        rest.naming());
  }

  static long revision(Snapshot all, String agent) {
    var listed = all.vantages().get(agent);
    return Math.max(all.shared(), listed == null ? 0 : listed.revision());
  }

  private static List<PlanEntry> applying(Snapshot all, String agent) {
    var plans = all.plans().values().stream().map(Listed::entry).toList();
    var named = plans.stream().filter(plan -> plan.agents().contains(agent)).toList();
    var general = plans.stream().filter(plan -> plan.agents().contains("*")).toList();
    if (!named.isEmpty()) {
      return named;
    }
    return general.isEmpty() ? List.of(DEFAULT) : general;
  }

  private static Map<String, Duration> intervals(Snapshot all, List<PlanEntry> entries) {
    var intervals = new LinkedHashMap<String, Duration>();
    for (var listed : all.targets().values()) {
      for (var plan : entries) {
        if (covers(plan, listed.entry())) {
          intervals.merge(listed.entry().target().id(), plan.every(), Plans::shorter);
        }
      }
    }
    return intervals;
  }

  private static boolean covers(PlanEntry plan, TargetEntry entry) {
    return control(entry.target())
        || plan.targets().contains("*")
        || plan.targets().contains(entry.target().id());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static boolean control(Target target) {
    return target.owner().equals(Owner.CONTROL);
  }

  private static Target target(Snapshot all, String id) {
    return Objects.requireNonNull(all.targets().get(id)).entry().target();
  }
}
