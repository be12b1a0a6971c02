package fengsui.server.pages.incidents;

import fengsui.server.incident.Incidents;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.server.watch.Watch;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of incidents, and each of them.
@RestController
class IncidentPages {

  private final Incidents incidents;
  private final Watch watch;
  private final Screens screens;

  IncidentPages(Incidents incidents, Watch watch, Screens screens) {
    this.incidents = incidents;
    this.watch = watch;
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
}
