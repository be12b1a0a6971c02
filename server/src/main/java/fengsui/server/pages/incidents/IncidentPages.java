package fengsui.server.pages.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.incident.Incidents;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.server.watch.Watch;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// The list of incidents, and each of them.
@RestController
class IncidentPages {

  private static final int LONGEST = 4_000;

  private final Incidents incidents;
  private final Watch watch;
  private final Audit audit;
  private final Screens screens;

  IncidentPages(Incidents incidents, Watch watch, Audit audit, Screens screens) {
    this.incidents = incidents;
    this.watch = watch;
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/incidents")
  ResponseEntity<byte[]> list(Frame frame, @RequestParam(defaultValue = "all") String state) {
    var view = IncidentsView.of(incidents.all(), state, frame.words(), frame.now());
    return screens.show("incidents", frame, view);
  }

  @GetMapping("/incidents/{id}")
  ResponseEntity<byte[]> incident(Frame frame, @PathVariable String id) {
    var incident = incidents.find(id);
    if (incident.isEmpty()) {
      var gone = new Gone("incident.gone", "/incidents", "incident.back");
      return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
    }
    var view = IncidentView.of(incident.get(), watch.cells(), frame.words(), frame.now());
    return screens.show("incident", frame, view);
  }

  /// Takes an incident on, notes something or ends it by hand.
  @PostMapping("/incidents/{id}")
  ResponseEntity<Void> act(
      @PathVariable String id,
      @RequestParam String deed,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request) {
    var who = Caller.of(request).name();
    if (!text.isBlank()) {
      incidents.note(id, who, text.strip().substring(0, Math.min(LONGEST, text.strip().length())));
    }
    switch (deed) {
      case "acknowledge" -> incidents.acknowledge(id, who);
      case "resolve" -> incidents.resolve(id, who);
      default -> {} // a note, or somebody else's text
    }
    audit.record(request, "incident." + deed, id, "ok");
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/incidents/" + UriUtils.encodePathSegment(id, UTF_8)))
        .build();
  }
}
