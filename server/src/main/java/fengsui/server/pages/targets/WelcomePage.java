package fengsui.server.pages.targets;

import fengsui.server.catalogue.Catalogue;
import fengsui.server.ingest.Agents;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.watch.Watch;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The way to the first target, and to the first result of a new one.
@RestController
class WelcomePage {

  private final Catalogue catalogue;
  private final Agents agents;
  private final Watch watch;
  private final Screens screens;

  WelcomePage(Catalogue catalogue, Agents agents, Watch watch, Screens screens) {
    this.catalogue = catalogue;
    this.agents = agents;
    this.watch = watch;
    this.screens = screens;
  }

  /// @param target the target just added; empty before that
  @GetMapping("/welcome")
  ResponseEntity<byte[]> welcome(Frame frame, @RequestParam(defaultValue = "") String target) {
    var cells = watch.cells().stream().filter(cell -> cell.target().id().equals(target)).toList();
    var known = catalogue.snapshot().targets().containsKey(target);
    var view = WelcomeView.of(known ? target : "", agents.all().size(), cells, frame.words());
    return screens.show("welcome", frame, view);
  }
}
