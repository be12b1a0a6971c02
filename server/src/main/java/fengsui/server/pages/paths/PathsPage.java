package fengsui.server.pages.paths;

import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.server.watch.Watch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The matrix, its state in few bytes, and the evidence behind a cell.
@RestController
class PathsPage {

  private final Watch watch;
  private final Screens screens;

  PathsPage(Watch watch, Screens screens) {
    this.watch = watch;
    this.screens = screens;
  }

  /// What the form of the page sends; what is left out is null.
  record Asked(
      @Nullable String carrier,
      @Nullable String province,
      @Nullable String target,
      @Nullable String failing) {

    Filter filter() {
      return new Filter(said(carrier), said(province), said(target), !said(failing).isEmpty());
    }

    private static String said(@Nullable String value) {
      return value == null ? "" : value.strip();
    }
  }

  @GetMapping("/paths")
  ResponseEntity<byte[]> matrix(Frame frame, Asked asked) {
    var view = PathsView.of(watch.cells(), asked.filter(), frame.words(), frame.now());
    return screens.show("paths", frame, view);
  }

  @GetMapping("/paths/state")
  State state(Frame frame, Asked asked) {
    return State.of(Grid.of(watch.cells(), asked.filter()), frame.words(), frame.now());
  }

  @GetMapping("/paths/cell")
  ResponseEntity<byte[]> evidence(
      Frame frame, @RequestParam String agent, @RequestParam String target) {
    var cell = watch.find(agent, target);
    if (cell.isEmpty()) {
      var gone = new Gone("paths.gone", "/paths", "paths.back");
      return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
    }
    var view = EvidenceView.of(cell.get(), frame.words(), frame.now());
    return screens.show("evidence", frame, view);
  }
}
