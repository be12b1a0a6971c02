package fengsui.server.pages.now;

import fengsui.server.incident.Incidents;
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
  private final Screens screens;

  NowPage(Incidents incidents, Watch watch, Screens screens) {
    this.incidents = incidents;
    this.watch = watch;
    this.screens = screens;
  }

  @GetMapping("/")
  ResponseEntity<byte[]> now(Frame frame) {
    var view = NowView.of(incidents.open(), watch.cells(), frame.words(), frame.now());
    return screens.show("now", frame, view);
  }
}
