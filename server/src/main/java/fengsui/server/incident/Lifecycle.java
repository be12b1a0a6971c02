package fengsui.server.incident;

import fengsui.isolate.Outage;
import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one round of judging does to the incidents: a function of what was and what is seen.
final class Lifecycle {

  private static final int ROUNDS = 3;
  private static final Duration QUIET = Duration.ofSeconds(5);

  private Lifecycle() {}

  /// All that is kept in mind between two rounds.
  record State(List<Matter> matters, List<Suspicion> suspicions, long last) {
    State {
      matters = List.copyOf(matters);
      suspicions = List.copyOf(suspicions);
    }
  }

  /// An outage that is not yet an incident, or the end of one.
  record Suspicion(Key key, int rounds, Instant at) {}

  record Step(State state, List<Happening> happenings) {}

  static Step after(State state, Instant at, List<Outage> outages) {
    var matters = new ArrayList<Matter>();
    var suspicions = new ArrayList<Suspicion>();
    var happenings = new ArrayList<Happening>();
    var last = state.last();
    for (var matter : state.matters()) {
      var same = outages.stream().filter(each -> Key.of(each.verdict()).equals(matter.key()));
      var seen = same.findFirst();
      var quiet = state.suspicions().stream().filter(s -> s.key().equals(matter.key())).findFirst();
      if (seen.isPresent()) {
        matters.add(matter.with(seen.get().verdict(), seen.get().paths()));
        suspicions.add(new Suspicion(matter.key(), 0, at));
      } else if (quiet.isPresent() && quiet.get().at().plus(QUIET).isAfter(at)) {
        matters.add(matter);
        suspicions.add(quiet.get());
      } else {
        var event = new Event(at, Event.Kind.RESOLVED, null, "every path works again");
        happenings.add(new Happening(matter.in(Phase.CLOSED, at).with(event), event));
      }
    }
    for (var outage : outages) {
      var key = Key.of(outage.verdict());
      if (matters.stream().anyMatch(each -> each.key().equals(key))) {
        continue;
      }
      var rounds =
          1
              + state.suspicions().stream()
                  .filter(s -> s.key().equals(key))
                  .mapToInt(Suspicion::rounds)
                  .sum();
      if (rounds < ROUNDS) {
        suspicions.add(new Suspicion(key, rounds, at));
        continue;
      }
      last++;
      var verdict = outage.verdict();
      var since = verdict.since() == null ? at : verdict.since();
      var matter = Matter.opened(last, since, at, verdict, outage.paths(), "opened");
      matters.add(matter);
      suspicions.add(new Suspicion(key, 0, at));
      happenings.add(new Happening(matter, matter.incident().history().getLast()));
    }
    return new Step(new State(matters, suspicions, last), happenings);
  }
}
