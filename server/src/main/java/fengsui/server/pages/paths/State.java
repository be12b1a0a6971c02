package fengsui.server.pages.paths;

import fengsui.server.pages.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All cells of the matrix in few bytes, so that a page can be kept up to date on a slow link: each
/// cell is one character, row by row, that stands for an entry of the legend.
///
/// @param layout which rows and columns these are
/// @param legend the marks that occur; the first is written `0`, the next by the next character
public record State(String layout, List<Mark> legend, String cells, int paths, int failing) {

  private static final char FIRST = '0';

  static State of(Grid grid, Words words, Instant now) {
    Map<Mark, Character> legend = new LinkedHashMap<>();
    var cells = new StringBuilder();
    var failing = 0;
    for (var target : grid.targets()) {
      for (var mark : PathsView.marks(grid, target, words, now)) {
        var brief = new Mark(mark.text(), mark.style(), mark.bad() ? mark.label() : "");
        cells.append(
            legend.computeIfAbsent(brief, _ -> (char) (FIRST + legend.size())).charValue());
        failing += mark.bad() ? 1 : 0;
      }
    }
    return new State(
        layout(grid), List.copyOf(legend.keySet()), cells.toString(), grid.cells().size(), failing);
  }

  /// A short text that two grids share only if they have the same rows and columns.
  static String layout(Grid grid) {
    var names = new ArrayList<String>();
    grid.agents().forEach(agent -> names.add(agent.name() + agent.vantage()));
    names.add("/");
    grid.targets().forEach(target -> names.add(target.toString()));
    return Integer.toHexString(names.hashCode()) + "-" + names.size();
  }
}
