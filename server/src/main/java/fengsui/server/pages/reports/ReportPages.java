package fengsui.server.pages.reports;

import fengsui.model.Coded;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.incident.Incidents;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.server.report.Reports;
import fengsui.server.report.course.State;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The fault reports, and each of them.
@RestController
class ReportPages {

  private final Reports reports;
  private final Incidents incidents;
  private final Audit audit;
  private final Screens screens;

  ReportPages(Reports reports, Incidents incidents, Audit audit, Screens screens) {
    this.reports = reports;
    this.incidents = incidents;
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/reports")
  ResponseEntity<byte[]> list(Frame frame) {
    var lines = reports.all().stream().map(it -> PaperLine.of(it, frame)).toList();
    return screens.show("reports", frame, new ReportsView(lines));
  }

  @GetMapping("/reports/{id}")
  ResponseEntity<byte[]> report(Frame frame, @PathVariable String id) {
    return show(id, HttpStatus.OK, "", frame);
  }

  private ResponseEntity<byte[]> show(String id, HttpStatus status, String problem, Frame frame) {
    return reports
        .find(id)
        .map(it -> screens.show(status, "report", frame, PaperView.of(it, problem, frame)))
        .orElseGet(() ->
            screens.show(
                HttpStatus.NOT_FOUND,
                "gone",
                frame,
                new Gone("reports.gone", "/reports", "reports.back")));
  }

  /// Makes a report of what was measured around the incident until now.
  @PostMapping("/incidents/{id}/reports")
  ResponseEntity<byte[]> draft(Frame frame, @PathVariable String id, HttpServletRequest request) {
    var incident = incidents.find(id).orElse(null);
    if (incident == null || reports.refusal(incident) != null) {
      var gone = new Gone("incident.gone", "/incidents", "incident.back");
      return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
    }
    var report = reports.draft(incident, Caller.of(request).name());
    audit.record(request, "report.draft", report.id(), "ok");
    return seeOther(report.id());
  }

  /// Takes down what became of it.
  @PostMapping("/reports/{id}")
  ResponseEntity<byte[]> say(
      Frame frame,
      @PathVariable String id,
      @RequestParam String to,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request) {
    try {
      var word = new Reports.Word(Coded.of(State.class, to), number, note);
      var report = reports.say(id, word, Caller.of(request).name());
      report.ifPresent(it -> audit.record(request, "report." + to, id, "ok"));
      return report.isPresent() ? seeOther(id) : show(id, HttpStatus.NOT_FOUND, "", frame);
    } catch (IllegalArgumentException e) {
      return show(id, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), frame);
    }
  }

  private static ResponseEntity<byte[]> seeOther(String id) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/reports/" + id))
        .build();
  }
}
