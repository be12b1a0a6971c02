package fengsui.server.pages.targets;

import fengsui.server.pages.Names;
import fengsui.server.pages.Words;
import fengsui.server.pages.paths.StepView;
import fengsui.server.watch.Cell;
import java.util.Collection;
import java.util.List;

/// The first steps: a target, an agent, a result.
///
/// @param target the target just added; empty before that
/// @param agents how many agents there are
public record WelcomeView(String target, int agents, List<First> results) {

  /// What one agent saw of it.
  public record First(String agent, String place, boolean ok, List<StepView> steps) {}

  /// The form of the first target.
  public TargetForm form() {
    return TargetForm.NEW;
  }

  static WelcomeView of(String target, int agents, Collection<Cell> cells, Words words) {
    return new WelcomeView(target, agents, cells.stream().map(cell -> first(cell, words)).toList());
  }

  private static First first(Cell cell, Words words) {
    var steps = cell.steps().stream().map(step -> StepView.of(step, words)).toList();
    return new First(
        cell.agent(),
        new Names(words).vantage(cell.vantage()),
        steps.stream().allMatch(StepView::ok),
        steps);
  }
}
