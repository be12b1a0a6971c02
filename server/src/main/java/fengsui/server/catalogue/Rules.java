package fengsui.server.catalogue;

import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.yaml.Nearest;
import fengsui.server.yaml.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What holds between the entries of the catalogue.
final class Rules {

  /// More entries of one kind are a mistake, or an attack.
  static final int MOST = 20_000;

  private Rules() {}

  /// Returns what is wrong with a plan beside the others.
  static List<Problem> check(PlanEntry plan, Snapshot all) {
    var problems = new ArrayList<Problem>();
    check("agents", "agent", plan.agents(), all.vantages().keySet(), problems);
    check("targets", "target", plan.targets(), all.targets().keySet(), problems);
    return problems;
  }

  private static void check(
      String key, String kind, List<String> names, Collection<String> known, List<Problem> into) {
    for (var i = 0; i < names.size(); i++) {
      var name = names.get(i);
      if (!name.equals("*") && !known.contains(name)) {
        var remedy =
            Nearest.to(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("add that " + kind + ", or name another");
        into.add(
            new Problem(0, key + "[" + i + "]", "names no " + kind + ": \"" + name + "\"", remedy));
      }
    }
  }

  /// Returns why an entry cannot be removed: plans that name it.
  static List<Problem> checkRemoval(Kind kind, String id, Snapshot all) {
    return all.plans().values().stream()
        .map(Listed::entry)
        .filter(plan -> names(plan, kind).contains(id))
        .map(plan ->
            new Problem(
                0,
                "",
                "is named by plan \"" + plan.name() + "\"",
                "take it out of that plan first"))
        .toList();
  }

  private static List<String> names(PlanEntry plan, Kind kind) {
    return switch (kind) {
      case TARGET -> plan.targets();
      case VANTAGE -> plan.agents();
      case PLAN -> List.of();
    };
  }

  /// Returns why there can be no more of a kind.
  static List<Problem> checkRoom(int there) {
    return there < MOST
        ? List.of()
        : List.of(new Problem(0, "", "there are " + MOST + " already", "remove some first"));
  }
}
