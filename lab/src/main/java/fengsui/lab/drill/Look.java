package fengsui.lab.drill;

import fengsui.lab.garrison.CellSeen;
import fengsui.lab.garrison.Garrison;
import fengsui.lab.garrison.IncidentSeen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the post shows at one time.
record Look(Instant at, List<IncidentSeen> incidents, List<CellSeen> cells) {

  private static final Duration FRESH = Duration.ofSeconds(10);

  /// Asks the post; empty if it does not answer.
  static Optional<Look> at(Garrison garrison) throws InterruptedException {
    try {
      var incidents = garrison.client().incidents();
      return Optional.of(new Look(Instant.now(), incidents, garrison.client().cells()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// What happened since `start`: incidents that are open, or that something was said of.
  List<IncidentSeen> touched(Instant start) {
    return incidents.stream().filter(i -> i.open() || !i.since(start).isEmpty()).toList();
  }

  /// Says what is not as it should be on a quiet day; empty if all is fine.
  Optional<String> unrest(Garrison garrison) {
    var open = incidents.stream().filter(IncidentSeen::open).findFirst();
    if (open.isPresent()) {
      return open.map(i -> i.id() + " is open: " + i.verdict().because());
    }
    for (var sentry : garrison.sentries()) {
      for (var target : garrison.targets()) {
        var cell = cell(sentry.stand().name(), target);
        if (cell.isEmpty() || !cell.get().ok() || cell.get().at().isBefore(at.minus(FRESH))) {
          var seen = cell.map(c -> c.stage() + " " + c.outcome() + " at " + c.at());
          return Optional.of(
              "%s sees %s: %s"
                  .formatted(sentry.stand().name(), target, seen.orElse("not looked yet")));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CellSeen> cell(String agent, String target) {
    return cells.stream()
        .filter(c -> c.agent().equals(agent) && c.target().equals(target))
        .findFirst();
  }

  /// The first failure seen since `start`.
  Optional<CellSeen> firstFailure(Instant start) {
    return cells.stream()
        .filter(c -> !c.ok() && c.at().isAfter(start))
        .min(java.util.Comparator.comparing(CellSeen::at));
  }
}
