package fengsui.server.pages.reports;

import fengsui.server.pages.Frame;
import fengsui.server.report.Filed;
import fengsui.server.report.course.State;
import fengsui.server.report.files.Bundle;
import java.time.Instant;
import java.util.List;

/// One fault report.
///
/// @param problem why what was to be noted was refused; empty if it was not
/// @param steps newest first
/// @param next what may come next
public record PaperView(
    PaperLine line,
    String problem,
    String sha256,
    List<String> files,
    List<StepLine> steps,
    List<Choice> next) {

  /// That it came into a state.
  public record StepLine(Instant at, String state, String who, String number, String note) {}

  /// A state that may come next.
  ///
  /// @param numbered whether the carrier's number comes with it
  public record Choice(String code, String name, boolean numbered) {}

  static PaperView of(Filed report, String problem, Frame frame) {
    var course = report.course();
    return new PaperView(
        PaperLine.of(report, frame),
        problem,
        report.sha256(),
        Bundle.NAMES,
        course.steps().reversed().stream()
            .map(step ->
                new StepLine(
                    step.at(), name(step.state(), frame), step.who(), step.number(), step.note()))
            .toList(),
        course.state().next().stream()
            .map(state -> new Choice(state.code(), name(state, frame), state == State.FILED))
            .toList());
  }

  private static String name(State state, Frame frame) {
    return frame.say("report-state." + state.code());
  }

  public boolean numbered() {
    return next.stream().anyMatch(Choice::numbered);
  }
}
