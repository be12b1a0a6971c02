package fengsui.server.pages.now;

import fengsui.server.incident.Incident;
import fengsui.server.pages.Gravity;
import fengsui.server.pages.IncidentLine;
import fengsui.server.pages.Names;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the first page shows.
///
/// @param open the incidents that go on, gravest first
/// @param silent agents that stopped reporting, the longest silent first
public record NowView(Answer answer, List<IncidentLine> open, List<Silent> silent, Count count) {

  /// An agent is silent when nothing came from it for so long.
  static final Duration SILENCE = Duration.ofSeconds(90);

  public NowView {
    open = List.copyOf(open);
    silent = List.copyOf(silent);
  }

  /// An agent that stopped reporting.
  public record Silent(String agent, String place, Instant last) {}

  /// What is measured.
  ///
  /// @param failing paths that fail now
  public record Count(int targets, int vantages, int paths, int failing) {}

  static NowView of(List<Incident> incidents, List<Cell> cells, Words words, Instant now) {
    var open = incidents.stream().filter(Incident::open).sorted(Gravity.first()).toList();
    var silent = silent(cells, words, now);
    var fresh = cells.stream().filter(cell -> !old(cell.at(), now)).toList();
    return new NowView(
        Answer.of(open, new Answer.Basis(!cells.isEmpty(), !fresh.isEmpty()), words, now),
        open.stream().map(incident -> IncidentLine.of(incident, words, now)).toList(),
        silent,
        count(fresh));
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

  private static List<Silent> silent(List<Cell> cells, Words words, Instant now) {
    Map<String, Cell> newest =
        cells.stream()
            .collect(
                Collectors.toMap(
                    Cell::agent, cell -> cell, (a, b) -> a.at().isAfter(b.at()) ? a : b));
    return newest.values().stream()
        .filter(cell -> old(cell.at(), now))
        .sorted(Comparator.comparing(Cell::at))
        .map(cell -> new Silent(cell.agent(), new Names(words).vantage(cell.vantage()), cell.at()))
        .toList();
  }

  private static boolean old(Instant at, Instant now) {
    return Duration.between(at, now).compareTo(SILENCE) > 0;
  }
}
