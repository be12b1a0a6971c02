package fengsui.server.pages.reports;

import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import fengsui.server.report.Filed;
import fengsui.server.report.course.State;
import java.time.Instant;

/// A fault report in a list.
///
/// @param tone of the mark of its state
/// @param since since when it stands there
/// @param number what the carrier calls it; empty before it was filed
public record PaperLine(
    String id,
    String incident,
    String carrier,
    String state,
    String tone,
    Instant since,
    String number,
    Instant drafted) {

  public static PaperLine of(Filed report, Frame frame) {
    var course = report.course();
    return new PaperLine(
        report.id(),
        report.incident(),
        new Names(frame.words()).carrier(report.carrier()),
        frame.say("report-state." + course.state().code()),
        tone(course.state()),
        course.since(),
        course.number(),
        report.drafted());
  }

  private static String tone(State state) {
    return switch (state) {
      case DRAFTED, ESCALATED -> "alarm";
      case FILED, ACKNOWLEDGED -> "doubt";
      case RESOLVED -> "calm";
    };
  }
}
