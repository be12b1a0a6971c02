package fengsui.server.pages.paths;

import fengsui.server.pages.Names;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.time.Instant;
import java.util.List;

/// Everything that is known of one target from one vantage: what a cell of the matrix stands on.
///
/// @param result how the newest probe ended, in words
/// @param ok whether it ended well, and nobody else spoke
public record EvidenceView(
    String target,
    String url,
    String owner,
    String agent,
    String place,
    Instant at,
    String result,
    boolean ok,
    List<StepView> steps,
    List<Pair> pairs) {

  static EvidenceView of(Cell cell, Words words, Instant now) {
    var names = new Names(words);
    return new EvidenceView(
        cell.target().id(),
        Names.url(cell.target()),
        names.owner(cell.target().owner()),
        cell.agent(),
        names.vantage(cell.vantage()),
        cell.at(),
        Mark.of(cell, words, now).label(),
        !Grid.fails(cell),
        cell.steps().stream().map(step -> StepView.of(step, words)).toList(),
        Pair.of(cell, words));
  }
}
