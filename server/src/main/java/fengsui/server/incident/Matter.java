package fengsui.server.incident;

import fengsui.isolate.Outage;
import fengsui.isolate.Path;
import fengsui.model.Alarm;
import fengsui.model.Verdict;
import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An incident, and what the judge keeps in mind of it beside what people see.
///
/// @param paths all that failed for it since it opened
/// @param reopened how often it came back
record Matter(Incident incident, Set<Path> paths, int reopened) {

  Matter {
    paths = Set.copyOf(paths);
  }

  /// A new one, as yet without history.
  static Matter fresh(long number, Instant since, Instant at, Verdict verdict, Set<Path> paths) {
    var targets = targets(paths);
    var agents = agents(paths, verdict);
    var phase = Words.phase(verdict);
    var incident =
        new Incident(
            "inc-" + number, phase, since, at, null, verdict, targets, agents, List.of(), null);
    return new Matter(incident, paths, 0);
  }

  /// A new one of the payment safety net.
  static Matter fresh(long number, Alarm alarm, Instant at) {
    return fresh(number, alarm.since(), at, AlarmVerdict.of(alarm), Set.of()).of(alarm);
  }

  /// The same, with what the net says by now.
  Matter of(Alarm alarm) {
    return with(
        new Incident(
            incident.id(),
            incident.phase(),
            alarm.since(),
            incident.openedAt(),
            incident.resolvedAt(),
            AlarmVerdict.of(alarm),
            incident.targets(),
            incident.agents(),
            incident.history(),
            alarm));
  }

  /// Whether it is the payment safety net's, and no matter of paths.
  boolean ofPayments() {
    return incident.alarm() != null;
  }

  boolean open() {
    return incident.open();
  }

  Key key() {
    return Key.of(incident.verdict());
  }

  /// The number in its id.
  long number() {
    return Long.parseLong(incident.id().substring("inc-".length()));
  }

  /// How many paths it has in common with `outage`.
  long shared(Outage outage) {
    return outage.paths().stream().filter(paths::contains).count();
  }

  Matter with(Event event) {
    var history = new ArrayList<>(incident.history());
    history.add(event);
    return with(
        new Incident(
            incident.id(),
            incident.phase(),
            incident.since(),
            incident.openedAt(),
            incident.resolvedAt(),
            incident.verdict(),
            incident.targets(),
            incident.agents(),
            history,
            incident.alarm()));
  }

  /// The same with another verdict, and with `more` paths.
  Matter with(Verdict verdict, Set<Path> more) {
    var all = new HashSet<>(paths);
    all.addAll(more);
    var next =
        new Incident(
            incident.id(),
            incident.phase(),
            incident.since(),
            incident.openedAt(),
            incident.resolvedAt(),
            verdict,
            targets(all),
            agents(all, verdict),
            incident.history(),
            incident.alarm());
    return new Matter(next, all, reopened);
  }

  /// The same with another verdict and more paths, whose targets and agents are told later.
  Matter quietly(Verdict verdict, Set<Path> more) {
    var all = new HashSet<>(paths);
    all.addAll(more);
    var next =
        new Incident(
            incident.id(),
            incident.phase(),
            incident.since(),
            incident.openedAt(),
            incident.resolvedAt(),
            verdict,
            incident.targets(),
            incident.agents(),
            incident.history(),
            incident.alarm());
    return new Matter(next, all, reopened);
  }

  Instant lastEvent() {
    var history = incident.history();
    return history.isEmpty() ? incident.openedAt() : history.getLast().at();
  }

  /// Whether it ended as a part of another.
  boolean merged() {
    var history = incident.history();
    return !history.isEmpty() && history.getLast().kind() == Event.Kind.MERGED;
  }

  Matter in(Phase phase, @Nullable Instant resolvedAt) {
    return with(
        new Incident(
            incident.id(),
            phase,
            incident.since(),
            incident.openedAt(),
            resolvedAt,
            incident.verdict(),
            incident.targets(),
            incident.agents(),
            incident.history(),
            incident.alarm()));
  }

  Matter since(Instant since) {
    return with(
        new Incident(
            incident.id(),
            incident.phase(),
            since,
            incident.openedAt(),
            incident.resolvedAt(),
            incident.verdict(),
            incident.targets(),
            incident.agents(),
            incident.history(),
            incident.alarm()));
  }

  /// The same without some paths, which another incident answers for.
  Matter without(Set<Path> some) {
    var rest = new HashSet<>(paths);
    rest.removeAll(some);
    return new Matter(incident, rest, reopened).with(incident.verdict(), Set.of());
  }

  /// Whether it is open, or was so shortly before `now`.
  boolean remembered(Instant now) {
    var resolved = incident.resolvedAt();
    return resolved == null || resolved.plus(Lifecycle.GRACE).isAfter(now);
  }

  /// The same, open again.
  Matter again() {
    var open = in(Words.phase(incident.verdict()), null);
    return new Matter(open.incident, paths, reopened + 1);
  }

  private Matter with(Incident next) {
    return new Matter(next, paths, reopened);
  }

  private static Set<String> targets(Set<Path> paths) {
    return paths.stream().map(Path::target).collect(Collectors.toSet());
  }

  private static Set<String> agents(Set<Path> paths, Verdict verdict) {
    var agents = paths.stream().map(Path::agent).collect(Collectors.toSet());
    var named = verdict.where().agent();
    if (named != null) {
      agents.add(named);
    }
    return agents;
  }
}
