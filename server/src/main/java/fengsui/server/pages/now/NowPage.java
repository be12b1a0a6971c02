package fengsui.server.pages.now;

import fengsui.server.alerts.Symptoms;
import fengsui.server.incident.Incidents;
import fengsui.server.ingest.Agents;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.watch.Watch;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The first page.
@RestController
class NowPage {

  private final Incidents incidents;
  private final Watch watch;
  private final Agents agents;
  private final Symptoms symptoms;
  private final Screens screens;

  NowPage(Incidents incidents, Watch watch, Agents agents, Symptoms symptoms, Screens screens) {
    this.incidents = incidents;
    this.watch = watch;
    this.agents = agents;
    this.symptoms = symptoms;
    this.screens = screens;
  }

  @GetMapping("/")
  ResponseEntity<byte[]> now(Frame frame) {
    var seen = new NowView.Seen(incidents.open(), watch.cells(), agents.all(), symptoms.firing());
    return screens.show("now", frame, NowView.of(seen, frame.words(), frame.now()));
  }
}
