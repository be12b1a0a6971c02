package fengsui.server.pages.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.catalogue.Answer;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.Edit;
import fengsui.server.catalogue.History;
import fengsui.server.catalogue.Kind;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of targets, and the form of each.
@RestController
class TargetPages {

  private final Catalogue catalogue;
  private final History history;
  private final Audit audit;
  private final Screens screens;

  TargetPages(Catalogue catalogue, History history, Audit audit, Screens screens) {
    this.catalogue = catalogue;
    this.history = history;
    this.audit = audit;
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
  ResponseEntity<byte[]> form(Frame frame, @RequestParam(defaultValue = "") String id) {
    if (id.isEmpty()) {
      return screens.show("target", frame, new TargetView(TargetForm.NEW, true, List.of()));
    }
    var listed = catalogue.snapshot().targets().get(id);
    if (listed == null || listed.readOnly()) {
      var gone = new Gone("targets.none-such", "/targets", "targets.back");
      return screens.show(HttpStatus.NOT_FOUND, "gone", frame, gone);
    }
    var form = TargetForm.of(listed.entry(), listed.revision());
    return screens.show("target", frame, new TargetView(form, false, List.of()));
  }

  /// Keeps what the form says.
  @PostMapping("/targets/edit")
  ResponseEntity<byte[]> keep(Frame frame, TargetForm form, HttpServletRequest request) {
    try {
      var entry = form.entry();
      var answer = catalogue.put(entry, new Edit(Caller.of(request).words(), form.revision()));
      audit.record(request, "target.put", entry.target().id(), said(answer, frame));
      return answer instanceof Answer.Written
          ? to("/welcome?target=" + URLEncoder.encode(entry.target().id(), UTF_8))
          : again(frame, form, troubles(answer, frame));
    } catch (BadDocument e) {
      return again(frame, form, e.problems().stream().map(TargetPages::words).toList());
    }
  }

  @PostMapping("/targets/remove")
  ResponseEntity<byte[]> remove(Frame frame, TargetForm form, HttpServletRequest request) {
    var id = form.id() == null ? "" : form.id();
    var answer =
        catalogue.remove(Kind.TARGET, id, new Edit(Caller.of(request).words(), form.revision()));
    audit.record(request, "target.remove", id, said(answer, frame));
    return answer instanceof Answer.Removed
        ? to("/targets")
        : again(frame, form, troubles(answer, frame));
  }

  private ResponseEntity<byte[]> again(Frame frame, TargetForm form, List<String> troubles) {
    var view = new TargetView(form, form.revision() == null, troubles);
    return screens.show(HttpStatus.BAD_REQUEST, "target", frame, view);
  }

  private static ResponseEntity<byte[]> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  private static String said(Answer answer, Frame frame) {
    return switch (answer) {
      case Answer.Written _, Answer.Removed _ -> "ok";
      case Answer.Absent _, Answer.OfFile _, Answer.Stale _, Answer.Blind _, Answer.Refused _ ->
          "refused: " + String.join("; ", troubles(answer, frame));
    };
  }

  private static List<String> troubles(Answer answer, Frame frame) {
    return switch (answer) {
      case Answer.Written _, Answer.Removed _ -> List.of();
      case Answer.Absent _ -> List.of(frame.say("targets.none-such"));
      case Answer.OfFile _ -> List.of(frame.say("targets.of-file"));
      case Answer.Stale _ -> List.of(frame.say("targets.stale"));
      case Answer.Blind _ -> List.of(frame.say("targets.taken"));
      case Answer.Refused(var problems) -> problems.stream().map(TargetPages::words).toList();
    };
  }

  /// A problem by its field: a form has no lines.
  private static String words(Problem problem) {
    var field = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return field + problem.problem() + "; " + problem.remedy();
  }
}
