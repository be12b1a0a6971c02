package fengsui.server.pages.changes;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.changes.Answer;
import fengsui.server.changes.ChangeLog;
import fengsui.server.changes.Changes;
import fengsui.server.changes.Freezes;
import fengsui.server.changes.OneChange;
import fengsui.server.changes.Places;
import fengsui.server.changes.feed.Altered;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Gone;
import fengsui.server.pages.Screens;
import fengsui.wire.WireException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Changes for people: what waits for whom, what it costs, and the buttons.
@RestController
class ChangesPage {

  private final Changes changes;
  private final ChangeLog log;
  private final Freezes freezes;
  private final Altered altered;
  private final Places places;
  private final Audit audit;
  private final Screens screens;

  ChangesPage(
      Changes changes,
      ChangeLog log,
      Freezes freezes,
      Altered altered,
      Places places,
      Audit audit,
      Screens screens) {
    this.changes = changes;
    this.log = log;
    this.freezes = freezes;
    this.altered = altered;
    this.places = places;
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/changes")
  ResponseEntity<byte[]> all(Frame frame) {
    return screens.show("changes", frame, view(frame));
  }

  @PostMapping("/changes")
  ResponseEntity<byte[]> propose(
      Frame frame, @RequestParam(defaultValue = "") String content, HttpServletRequest request)
      throws IOException {
    try {
      var change = OneChange.read(content.getBytes(StandardCharsets.UTF_8));
      var answer = changes.propose(change, frame.caller());
      return after(answer, change.id(), frame, request, "change.propose");
    } catch (WireException | IllegalArgumentException e) {
      var why = String.valueOf(e.getMessage());
      return screens.show(HttpStatus.BAD_REQUEST, "changes", frame, view(frame).with(content, why));
    }
  }

  private ChangesView view(Frame frame) {
    return ChangesView.of(changes, freezes, altered, places.actor(frame.caller()), frame);
  }

  @GetMapping("/changes/{id}")
  ResponseEntity<byte[]> one(Frame frame, @PathVariable String id) {
    return show(HttpStatus.OK, id, frame, "");
  }

  @PostMapping("/changes/{id}/approve")
  ResponseEntity<byte[]> approve(
      Frame frame,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String hash,
      HttpServletRequest request) {
    var answer = changes.approve(id, frame.caller(), role, hash, changes.now());
    return after(answer, id, frame, request, "change.approve");
  }

  @PostMapping("/changes/{id}/reject")
  ResponseEntity<byte[]> reject(
      Frame frame,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request) {
    return after(changes.reject(id, frame.caller(), why), id, frame, request, "change.reject");
  }

  @PostMapping("/changes/{id}/emergency")
  ResponseEntity<byte[]> urge(
      Frame frame,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request) {
    return after(changes.urge(id, frame.caller(), why), id, frame, request, "change.emergency");
  }

  @PostMapping("/changes/{id}/rollout")
  ResponseEntity<byte[]> start(Frame frame, @PathVariable String id, HttpServletRequest request) {
    return after(changes.start(id, frame.caller()), id, frame, request, "change.rollout");
  }

  @PostMapping("/changes/{id}/advance")
  ResponseEntity<byte[]> advance(Frame frame, @PathVariable String id, HttpServletRequest request) {
    return after(changes.advance(id, frame.caller()), id, frame, request, "change.advance");
  }

  @PostMapping("/changes/{id}/halt")
  ResponseEntity<byte[]> halt(Frame frame, @PathVariable String id, HttpServletRequest request) {
    var by = Changes.bare(Caller.of(request));
    return after(changes.halt(id, by, ""), id, frame, request, "change.halt");
  }

  @PostMapping("/changes/{id}/rollback")
  ResponseEntity<byte[]> rollBack(
      Frame frame, @PathVariable String id, HttpServletRequest request) {
    var by = Changes.bare(Caller.of(request));
    return after(changes.rollBack(id, by, ""), id, frame, request, "change.rollback");
  }

  private ResponseEntity<byte[]> after(
      Answer answer, String id, Frame frame, HttpServletRequest request, String what) {
    return switch (answer) {
      case Answer.Done(var now) -> {
        audit.record(request, what, id + " " + now.phase().code(), "ok");
        yield to(id);
      }
      case Answer.Noted _ -> to(id);
      case Answer.Unknown _ -> gone(frame);
      case Answer.Refused(var why) -> {
        audit.record(request, what, id, "refused: " + why.words());
        yield show(HttpStatus.CONFLICT, id, frame, why.words());
      }
    };
  }

  private static ResponseEntity<byte[]> to(String id) {
    var path = "/changes/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  private ResponseEntity<byte[]> show(HttpStatus status, String id, Frame frame, String trouble) {
    var passage = changes.find(id);
    if (passage.isEmpty()) {
      return gone(frame);
    }
    var reader = places.actor(frame.caller());
    var view = ChangeView.of(passage.get(), changes, log, freezes, reader, frame);
    return screens.show(status, "change", frame, view.with(trouble));
  }

  private ResponseEntity<byte[]> gone(Frame frame) {
    return screens.show(
        HttpStatus.NOT_FOUND, "gone", frame, new Gone("changes.gone", "/changes", "changes.back"));
  }
}
