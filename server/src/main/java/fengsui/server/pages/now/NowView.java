package fengsui.server.pages.now;

import fengsui.server.alerts.Symptom;
import fengsui.server.incident.Incident;
import fengsui.server.ingest.AgentStatus;
import fengsui.server.pages.Gravity;
import fengsui.server.pages.IncidentLine;
import fengsui.server.pages.Names;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What the first page shows.
///
/// @param open the incidents that go on, gravest first
/// @param symptoms what other monitoring says fires now
/// @param silent agents that stopped reporting, the longest silent first
public record NowView(
    Answer answer, List<IncidentLine> open, List<Sign> symptoms, List<Silent> silent, Count count) {

  /// An agent is silent when nothing came from it for so long.
  static final Duration SILENCE = Duration.ofSeconds(90);

  private static final int SYMPTOMS = 20;

  public NowView {
    open = List.copyOf(open);
    symptoms = List.copyOf(symptoms);
    silent = List.copyOf(silent);
  }

  /// An agent that stopped reporting.
  public record Silent(String agent, String place, Instant last) {}

  /// A symptom from other monitoring.
  public record Sign(String name, String labels, String summary, Instant since) {}

  /// What all of it is drawn from.
  record Seen(
      List<Incident> open, List<Cell> cells, List<AgentStatus> agents, List<Symptom> symptoms) {}

  /// What is measured.
  ///
  /// @param failing paths that fail now
  public record Count(int targets, int vantages, int paths, int failing) {}

  static NowView of(Seen seen, Words words, Instant now) {
    var open = seen.open().stream().sorted(Gravity.first()).toList();
    var fresh = seen.cells().stream().filter(cell -> !old(cell.at(), now)).toList();
    var basis = new Answer.Basis(!seen.cells().isEmpty(), !fresh.isEmpty());
    return new NowView(
        Answer.of(open, basis, words, now),
        open.stream().map(incident -> IncidentLine.of(incident, words, now)).toList(),
        seen.symptoms().stream().limit(SYMPTOMS).map(NowView::sign).toList(),
        silent(seen.agents(), words, now),
        count(fresh));
  }

  private static Sign sign(Symptom symptom) {
    var labels =
        symptom.labels().entrySet().stream()
            .filter(label -> !label.getKey().equals("alertname"))
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining("  "));
    var said = symptom.annotations();
    var summary = said.getOrDefault("summary", said.getOrDefault("description", ""));
    return new Sign(symptom.name(), labels, summary, symptom.startsAt());
  }

  private static Count count(List<Cell> cells) {
    return new Count(
        (int) cells.stream().map(cell -> cell.target().id()).distinct().count(),
        (int) cells.stream().map(Cell::agent).distinct().count(),
        cells.size(),
        (int) cells.stream().filter(NowView::fails).count());
  }

  private static boolean fails(Cell cell) {
    return !cell.steps().isEmpty() && !cell.steps().getLast().outcome().ok();
  }

  private static List<Silent> silent(List<AgentStatus> agents, Words words, Instant now) {
    return agents.stream()
        .filter(agent -> old(agent.lastSeen(), now))
        .sorted(Comparator.comparing(AgentStatus::lastSeen))
        .map(agent ->
            new Silent(agent.name(), new Names(words).vantage(agent.vantage()), agent.lastSeen()))
        .toList();
  }

  private static boolean old(Instant at, Instant now) {
    return Duration.between(at, now).compareTo(SILENCE) > 0;
  }
}
