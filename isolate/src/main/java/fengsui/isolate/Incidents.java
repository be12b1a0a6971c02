package fengsui.isolate;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Cases with one answer become one incident; two carriers that fail in one night stay two.
final class Incidents {

  /// How likely an incident's blame must be in an undecided case that is to be counted with it.
  private static final double NOT_AGAINST = 0.1;

  private Incidents() {}

  static List<Outage> of(List<Case> cases, Scene scene) {
    return groups(cases, scene).values().stream()
        .map(group -> outage(group, scene))
        .sorted(gravestFirst())
        .toList();
  }

  private static Outage outage(List<Case> cases, Scene scene) {
    var paths =
        cases.stream()
            .flatMap(each -> each.tracks().stream())
            .filter(track -> track.control() == null || track.sibling())
            .map(Track::path)
            .collect(Collectors.toSet());
    var contradicted = cases.stream().anyMatch(each -> each.ledger().answered("contradicted"));
    return new Outage(Opinion.of(cases, scene), paths, contradicted);
  }

  private static Map<String, List<Case>> groups(List<Case> cases, Scene scene) {
    var groups = new LinkedHashMap<String, List<Case>>();
    var open = new ArrayList<Case>();
    for (var each : cases.stream().filter(Isolation::matters).toList()) {
      var blame = each.blame();
      if (blame == null) {
        open.add(each);
      } else {
        groups.computeIfAbsent(label(each, blame), _ -> new ArrayList<>()).add(each);
      }
    }
    var own = open.stream().anyMatch(each -> !each.ofControl()) || !scene.hasOwn();
    for (var each : open) {
      var home = home(each, groups);
      if (own || groups.containsKey(home)) {
        groups.computeIfAbsent(home, _ -> new ArrayList<>()).add(each);
      }
    }
    return groups;
  }

  /// What makes two cases one incident.
  private static String label(Case of, Blame blame) {
    var names = of.symptom().ofName() ? " names" : " paths";
    return switch (blame) {
      case BORDER -> "border" + names;
      case CARRIER -> "carrier " + of.track().post().vantage().carrier() + names;
      case MONITOR -> "monitor " + of.track().post();
      case CHANGE -> "change " + (of.change() == null ? "" : of.change().id());
      case FAR_END -> of.track().owner() + layer(of);
    };
  }

  private static String layer(Case of) {
    return switch (of.symptom().kind()) {
      case NAME -> " names";
      case CERTIFICATE -> " certificates";
      case RESET, SILENCE, ICMP, LOCAL, ANSWERED, ODD -> " service";
    };
  }

  /// The incident that an undecided case most likely belongs to, or one of its own.
  private static String home(Case of, Map<String, List<Case>> groups) {
    for (var blame : Blame.values()) {
      if (of.symptom() != Symptom.ODD
          && of.probability(blame) >= NOT_AGAINST
          && groups.containsKey(label(of, blame))) {
        return label(of, blame);
      }
    }
    return "unknown "
        + of.symptom().kind()
        + " "
        + (of.symptom().ofName() ? "" : of.track().port());
  }

  private static Comparator<Outage> gravestFirst() {
    Comparator<Verdict> known =
        Comparator.comparing(verdict -> verdict.domain() == FaultDomain.UNKNOWN);
    var order =
        known
            .thenComparingDouble(
                verdict -> -verdict.scope().targets() * (double) verdict.scope().vantages())
            .thenComparingDouble(verdict -> -verdict.confidence())
            .thenComparing(Verdict::toString);
    return Comparator.comparing(Outage::verdict, order);
  }
}
