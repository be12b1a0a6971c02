package fengsui.server.changes;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.wire.WireException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Changes on their way, for programs.
@RestController
final class ChangesApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 1 << 20;

  private final Changes changes;
  private final ChangeLog log;
  private final Freezes freezes;
  private final Keys keys;
  private final Audit audit;

  ChangesApi(Changes changes, ChangeLog log, Freezes freezes, Keys keys, Audit audit) {
    this.changes = changes;
    this.log = log;
    this.freezes = freezes;
    this.keys = keys;
    this.audit = audit;
  }

  @GetMapping(path = "/api/v1/changes", produces = MediaType.APPLICATION_JSON_VALUE)
  String all() {
    var rules = freezes.rules();
    var root = JSON.createObjectNode().put("at", changes.now().toString());
    var list = root.putArray("changes");
    changes.all().forEach(each -> list.add(PassageJson.brief(each, rules)));
    var banned = root.putArray("freezes");
    for (var each : freezes.all()) {
      banned
          .addObject()
          .put("number", each.number())
          .put("from", each.freeze().from().toString())
          .put("to", each.freeze().to().toString())
          .put("why", each.freeze().why())
          .put("by", each.by());
    }
    return root.toString();
  }

  @GetMapping(path = "/api/v1/changes/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> one(@PathVariable String id) {
    return changes
        .find(id)
        .map(passage ->
            ResponseEntity.ok()
                .<Object>body(PassageJson.whole(passage, freezes.rules(), log.of(id)).toString()))
        .orElseGet(() -> unknown(id));
  }

  @PostMapping("/api/v1/changes")
  ResponseEntity<Object> propose(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(LONGEST);
    var change = OneChange.read(body);
    var caller = Caller.of(request);
    var clash = keys.clash(caller.words(), request.getHeader("Idempotency-Key"), change);
    if (!clash.isEmpty()) {
      return problem(HttpStatus.CONFLICT, clash);
    }
    return answer(changes.propose(change, caller), request, "change.propose", change.id());
  }

  @PostMapping("/api/v1/changes/{id}/approve")
  ResponseEntity<Object> approve(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var said = Said.read(request);
    var outcome =
        changes.approve(
            id,
            Caller.of(request),
            said.text("role"),
            said.must("contentHash", "name what you looked at"),
            said.time("at", changes.now()));
    return answer(outcome, request, "change.approve", id);
  }

  @PostMapping("/api/v1/changes/{id}/reject")
  ResponseEntity<Object> reject(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var why = Said.read(request).text("why");
    return answer(changes.reject(id, Caller.of(request), why), request, "change.reject", id);
  }

  @PostMapping("/api/v1/changes/{id}/emergency")
  ResponseEntity<Object> urge(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var why = Said.read(request).text("why");
    return answer(changes.urge(id, Caller.of(request), why), request, "change.emergency", id);
  }

  @PostMapping("/api/v1/changes/{id}/rollout")
  ResponseEntity<Object> rollout(@PathVariable String id, HttpServletRequest request) {
    return answer(changes.start(id, Caller.of(request)), request, "change.rollout", id);
  }

  @PostMapping("/api/v1/changes/{id}/advance")
  ResponseEntity<Object> advance(@PathVariable String id, HttpServletRequest request) {
    return answer(changes.advance(id, Caller.of(request)), request, "change.advance", id);
  }

  @PostMapping("/api/v1/changes/{id}/halt")
  ResponseEntity<Object> halt(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var why = Said.read(request).text("why");
    var by = Changes.bare(Caller.of(request));
    return answer(changes.halt(id, by, why), request, "change.halt", id);
  }

  /// Whatever is sent along, or not: a roll-back is done.
  @PostMapping("/api/v1/changes/{id}/rollback")
  ResponseEntity<Object> rollBack(@PathVariable String id, HttpServletRequest request) {
    var by = Changes.bare(Caller.of(request));
    return answer(changes.rollBack(id, by, Said.why(request)), request, "change.rollback", id);
  }

  private ResponseEntity<Object> answer(
      Answer answer, HttpServletRequest request, String what, String id) {
    return switch (answer) {
      case Answer.Done(var now) -> {
        audit.record(request, what, id + " " + now.phase().code(), "ok");
        yield ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .body(PassageJson.whole(now, freezes.rules(), log.of(id)).toString());
      }
      case Answer.Noted(var change) ->
          ResponseEntity.accepted()
              .contentType(MediaType.APPLICATION_JSON)
              .body(
                  JSON.createObjectNode().put("id", change).put("phase", "rolled-back").toString());
      case Answer.Unknown _ -> unknown(id);
      case Answer.Refused(var why) -> {
        audit.record(request, what, id, "refused: " + why.words());
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, why.words());
        problem.setTitle("This will not do");
        problem.setProperty("phase", why.phase().code());
        problem.setProperty("rules", why.objections().stream().map(it -> it.rule()).toList());
        yield ResponseEntity.status(HttpStatus.CONFLICT)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(problem);
      }
    };
  }

  private static ResponseEntity<Object> unknown(String id) {
    return problem(HttpStatus.NOT_FOUND, id + ": there is no such change");
  }

  @ExceptionHandler({WireException.class, IllegalArgumentException.class})
  ResponseEntity<Object> wrong(RuntimeException e) {
    return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }

  static ResponseEntity<Object> problem(HttpStatus status, String why) {
    var problem = ProblemDetail.forStatusAndDetail(status, why);
    problem.setTitle("This will not do");
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
