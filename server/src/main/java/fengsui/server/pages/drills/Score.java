package fengsui.server.pages.drills;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.server.incident.Incident;
import fengsui.server.incident.Incident.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the post said of one drill.
///
/// @param right the first verdict that said what was wrong; null if none did
/// @param stray the first verdict that said anything else, though nothing else was wrong; null if
///   none did. "Cannot tell yet" is not one
record Score(@Nullable Said right, @Nullable Said stray) {

  private static final Set<Event.Kind> BEGINNINGS =
      Set.of(Event.Kind.OPENED, Event.Kind.REOPENED, Event.Kind.SPLIT);

  /// A verdict.
  ///
  /// @param after how long after the drill was turned on
  record Said(String incident, Verdict verdict, Duration after) {}

  /// @param all every drill that may have been on at that time, this one among them
  static Score of(Run run, Collection<Run> all, Collection<Incident> incidents) {
    var said = incidents.stream().flatMap(it -> said(run, it)).sorted(order()).toList();
    return new Score(
        first(said.stream().filter(it -> run.truth().saidBy(it.verdict()))),
        first(said.stream().filter(it -> others(run, all, it).isEmpty())));
  }

  private static Comparator<Said> order() {
    return Comparator.comparing(Said::after);
  }

  private static @Nullable Said first(Stream<Said> said) {
    return said.findFirst().orElse(null);
  }

  /// The drills that a verdict is right about.
  private static List<Run> others(Run run, Collection<Run> all, Said said) {
    Instant at = run.started().plus(said.after());
    return all.stream()
        .filter(each -> each.covers(at) && each.truth().saidBy(said.verdict()))
        .toList();
  }

  /// What was said of an incident that began while the drill was on.
  private static Stream<Said> said(Run run, Incident incident) {
    var own =
        incident.history().stream()
            .anyMatch(event -> BEGINNINGS.contains(event.kind()) && run.covers(event.at()));
    return own
        ? incident.history().stream()
            .filter(event -> run.covers(event.at()) && event.kind() != Event.Kind.RESOLVED)
            .flatMap(event -> said(run, incident.id(), event))
        : Stream.empty();
  }

  private static Stream<Said> said(Run run, String incident, Event event) {
    var verdict = event.verdict();
    return verdict == null
            || verdict.domain() == FaultDomain.UNKNOWN
            || verdict.domain() == FaultDomain.NONE
        ? Stream.empty()
        : Stream.of(new Said(incident, verdict, Duration.between(run.started(), event.at())));
  }
}
