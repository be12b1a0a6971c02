package fengsui.server.pages.reports;

import fengsui.server.incident.Incident;
import fengsui.server.pages.Frame;
import fengsui.server.report.Refusal;
import fengsui.server.report.Reports;
import java.util.List;

/// The fault reports of one incident.
///
/// @param why no more can be made, in words; empty if one can
public record Papers(List<PaperLine> lines, String why) {

  public static final Papers NONE = new Papers(List.of(), "");

  public Papers {
    lines = List.copyOf(lines);
  }

  public static Papers of(Incident incident, Reports reports, Frame frame) {
    var refusal = reports.refusal(incident);
    return new Papers(
        reports.of(incident.id()).stream().map(it -> PaperLine.of(it, frame)).toList(),
        refusal == null ? "" : frame.say(key(refusal)));
  }

  private static String key(Refusal refusal) {
    return switch (refusal) {
      case NOT_A_CARRIERS -> "reports.not-a-carriers";
      case NO_CARRIER_NAMED -> "reports.no-carrier-named";
    };
  }

  public boolean possible() {
    return why.isEmpty();
  }
}
