package fengsui.server.report;

import fengsui.model.Coded;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.incident.Incidents;
import fengsui.server.report.course.State;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Fault reports for programs.
@RestController
class ReportsApi {

  private final Reports reports;
  private final Incidents incidents;
  private final Audit audit;

  ReportsApi(Reports reports, Incidents incidents, Audit audit) {
    this.reports = reports;
    this.incidents = incidents;
    this.audit = audit;
  }

  /// @param incident only those of this incident
  @GetMapping("/api/v1/reports")
  ResponseEntity<Object> list(@RequestParam(defaultValue = "") String incident) {
    return ResponseEntity.ok(ReportJson.list(reports.of(incident)));
  }

  @GetMapping("/api/v1/reports/{id}")
  ResponseEntity<Object> one(@PathVariable String id) {
    return reports
        .find(id)
        .<ResponseEntity<Object>>map(it -> ResponseEntity.ok(ReportJson.one(it)))
        .orElseGet(() -> gone("report " + id));
  }

  /// Makes a report of what was measured around the incident until now.
  @PostMapping("/api/v1/incidents/{id}/reports")
  ResponseEntity<Object> draft(@PathVariable String id, HttpServletRequest request) {
    var incident = incidents.find(id).orElse(null);
    if (incident == null) {
      return gone("incident " + id);
    }
    try {
      var report = reports.draft(incident, Caller.of(request).name());
      audit.record(request, "report.draft", report.id(), "ok");
      return ResponseEntity.status(HttpStatus.CREATED)
          .header("Location", "/api/v1/reports/" + report.id())
          .body(ReportJson.one(report));
    } catch (IllegalArgumentException e) {
      return problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }
  }

  /// Takes down what became of a report: `{"to":"filed","number":"…","note":"…"}`.
  @PostMapping("/api/v1/reports/{id}/steps")
  ResponseEntity<Object> step(
      @PathVariable String id, @RequestBody Map<String, Object> body, HttpServletRequest request) {
    try {
      var state = Coded.of(State.class, text(body, "to"));
      var word = new Reports.Word(state, text(body, "number"), text(body, "note"));
      var report = reports.say(id, word, Caller.of(request).name()).orElse(null);
      if (report == null) {
        return gone("report " + id);
      }
      audit.record(request, "report." + state.code(), id, "ok");
      return ResponseEntity.ok(ReportJson.one(report));
    } catch (IllegalArgumentException e) {
      return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static String text(Map<String, Object> body, String field) {
    return body.getOrDefault(field, "") instanceof String text ? text : "";
  }

  /// All files in one archive.
  @GetMapping({"/api/v1/reports/{id}/files", "/reports/{id}/files"})
  ResponseEntity<byte[]> files(@PathVariable String id) {
    return Download.of(reports.findFiles(id), id + ".zip");
  }

  @GetMapping({"/api/v1/reports/{id}/files/{name}", "/reports/{id}/files/{name}"})
  ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String name) {
    return Download.of(reports.findFile(id, name), id + "-" + name);
  }

  private static ResponseEntity<Object> gone(String what) {
    return problem(HttpStatus.NOT_FOUND, what + ": there is none of that id; list what there is");
  }

  private static ResponseEntity<Object> problem(HttpStatus status, String words) {
    return ResponseEntity.status(status).body(Map.of("error", words));
  }
}
