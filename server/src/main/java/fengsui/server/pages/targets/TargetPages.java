package fengsui.server.pages.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.History;
import fengsui.server.pages.Clerk;
import fengsui.server.pages.Clerk.Way;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of targets and plans, and the form of each.
@RestController
class TargetPages {

  private final Catalogue catalogue;
  private final History history;
  private final Clerk clerk;
  private final Screens screens;

  TargetPages(Catalogue catalogue, History history, Clerk clerk, Screens screens) {
    this.catalogue = catalogue;
    this.history = history;
    this.clerk = clerk;
    this.screens = screens;
  }

  @GetMapping("/targets")
  ResponseEntity<byte[]> list(Frame frame) {
    var lines = history.find(History.Query.NEWEST);
    var view = TargetsView.of(catalogue.snapshot(), lines, frame.words(), frame.now());
    return screens.show("targets", frame, view);
  }

  /// The form of a target; without `id`, that of a new one.
  @GetMapping("/targets/edit")
  ResponseEntity<byte[]> target(Frame frame, @RequestParam(defaultValue = "") String id) {
    if (id.isEmpty()) {
      return clerk.show("target", frame, TargetForm.NEW);
    }
    var listed = catalogue.snapshot().targets().get(id);
    return listed == null || listed.readOnly()
        ? gone(frame)
        : clerk.show("target", frame, TargetForm.of(listed.entry(), listed.revision()));
  }

  @PostMapping("/targets/edit")
  ResponseEntity<byte[]> keep(Frame frame, TargetForm form, HttpServletRequest request) {
    var next = "/welcome?target=" + URLEncoder.encode(form.key(), UTF_8);
    return clerk.keep(form, frame, request, new Way("target", next));
  }

  @PostMapping("/targets/remove")
  ResponseEntity<byte[]> remove(Frame frame, TargetForm form, HttpServletRequest request) {
    return clerk.remove(form, frame, request, new Way("target", "/targets"));
  }

  /// The form of a plan; without `name`, that of a new one.
  @GetMapping("/targets/plans/edit")
  ResponseEntity<byte[]> plan(Frame frame, @RequestParam(defaultValue = "") String name) {
    if (name.isEmpty()) {
      return clerk.show("plan", frame, PlanForm.NEW);
    }
    var listed = catalogue.snapshot().plans().get(name);
    return listed == null || listed.readOnly()
        ? gone(frame)
        : clerk.show("plan", frame, PlanForm.of(listed.entry(), listed.revision()));
  }

  @PostMapping("/targets/plans/edit")
  ResponseEntity<byte[]> keep(Frame frame, PlanForm form, HttpServletRequest request) {
    return clerk.keep(form, frame, request, new Way("plan", "/targets#plans"));
  }

  @PostMapping("/targets/plans/remove")
  ResponseEntity<byte[]> remove(Frame frame, PlanForm form, HttpServletRequest request) {
    return clerk.remove(form, frame, request, new Way("plan", "/targets#plans"));
  }

  private ResponseEntity<byte[]> gone(Frame frame) {
    var gone = new Gone("entry.none-such", "/targets", "targets.back");
    return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
  }
}
