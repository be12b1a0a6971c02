package fengsui.server.report;

import fengsui.model.FaultDomain;
import fengsui.server.config.Configuration;
import fengsui.server.config.Reloadable;
import fengsui.server.config.Reporting;
import fengsui.server.config.Reporting.CarrierDesk;
import fengsui.server.incident.Incident;
import fengsui.server.ingest.Agents;
import fengsui.server.ingest.History;
import fengsui.server.report.facts.FaultReport;
import fengsui.server.report.facts.FaultReport.ClockNote;
import fengsui.server.report.facts.FaultReport.Window;
import fengsui.server.report.facts.Gathering;
import fengsui.server.report.facts.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a report from what was measured around an incident.
@Component
class Drafting implements Reloadable {

  /// What was measured before the first sign shows how it was when all was well.
  private static final Duration BEFORE = Duration.ofMinutes(5);

  /// So many observations are read: a minute's work at most.
  private static final int MOST = 200_000;

  private final History history;
  private final Agents agents;
  private volatile Reporting reporting;

  Drafting(History history, Agents agents, Configuration configuration) {
    this.history = history;
    this.agents = agents;
    this.reporting = configuration.reporting();
  }

  @Override
  public Runnable prepare(Configuration fresh) {
    return () -> reporting = fresh.reporting();
  }

  Reporting reporting() {
    return reporting;
  }

  /// Why no report can be made of `incident`; null if one can.
  static @Nullable Refusal refusal(Incident incident) {
    if (incident.verdict().domain() != FaultDomain.CARRIER) {
      return Refusal.NOT_A_CARRIERS;
    }
    return incident.verdict().where().carrier() == null ? Refusal.NO_CARRIER_NAMED : null;
  }

  /// @throws IllegalArgumentException if [#refusal] says so
  FaultReport draft(String id, Incident incident, Instant now) {
    var refusal = refusal(incident);
    if (refusal != null) {
      throw new IllegalArgumentException(refusal.words(incident));
    }
    var subject = Subject.of(incident.verdict()).orElseThrow();
    var window = window(incident, now);
    var gathering = new Gathering(subject);
    var span = new History.Span(window.from(), window.to());
    var unread = history.each(incident.targets(), span, MOST, gathering::add);
    var findings = gathering.findings();
    var seen = new TreeSet<String>();
    findings.lines().forEach(line -> seen.add(line.key().agent()));
    return new FaultReport(
        id,
        now,
        incident.id(),
        subject,
        window,
        findings,
        unread,
        clocks(seen),
        reporting.reporter(),
        desk(subject));
  }

  private static Window window(Incident incident, Instant now) {
    var end = Objects.requireNonNullElse(incident.resolvedAt(), now);
    return new Window(incident.since().minus(BEFORE), end.plusMillis(1), incident.open());
  }

  private List<ClockNote> clocks(Set<String> seen) {
    return agents.all().stream()
        .filter(agent -> seen.contains(agent.name()))
        .map(agent -> new ClockNote(agent.name(), agent.clockOffsetMs(), agent.lastSeen()))
        .sorted(Comparator.comparing(ClockNote::agent))
        .toList();
  }

  /// The desk of the province, else that of the whole carrier.
  private @Nullable CarrierDesk desk(Subject subject) {
    var own = reporting.desks().stream().filter(it -> it.carrier().equals(subject.carrier()));
    return own.filter(it -> it.province() == null || it.province().equals(subject.province()))
        .min(Comparator.comparing(it -> it.province() == null))
        .orElse(null);
  }
}
