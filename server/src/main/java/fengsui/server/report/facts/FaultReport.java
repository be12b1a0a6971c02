package fengsui.server.report.facts;

import fengsui.server.config.Reporting.CarrierDesk;
import fengsui.server.config.Reporting.Reporter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fault report for a carrier. It states what was measured, and draws no conclusion.
///
/// @param id such as `rep-3`
/// @param drafted when it was made
/// @param incident our incident, such as `inc-7`
/// @param window the time whose measurements it holds
/// @param unread whether there were more observations in that time than were read
/// @param clocks how each vantage's clock stood against ours
/// @param reporter who reports
/// @param desk whom to report to; null if the configuration names nobody
public record FaultReport(
    String id,
    Instant drafted,
    String incident,
    Subject subject,
    Window window,
    Findings findings,
    boolean unread,
    List<ClockNote> clocks,
    Reporter reporter,
    @Nullable CarrierDesk desk) {

  public FaultReport {
    clocks = List.copyOf(clocks);
  }

  /// A time; `ongoing` if the incident had not ended at its end.
  public record Window(Instant from, Instant to, boolean ongoing) {}

  /// How the clock of a vantage stood against the command post's when it last said so.
  ///
  /// @param offsetMs the vantage's clock minus ours
  public record ClockNote(String agent, double offsetMs, Instant at) {}
}
