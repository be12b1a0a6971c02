package fengsui.server.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.guard.flow.Freeze;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What holds for all changes: the log, the places of approvers, freezes.
@RestController
final class HouseApi {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ChangeLog log;
  private final LogKey key;
  private final Places places;
  private final Freezes freezes;
  private final Changes changes;
  private final Audit audit;

  HouseApi(
      ChangeLog log, LogKey key, Places places, Freezes freezes, Changes changes, Audit audit) {
    this.log = log;
    this.key = key;
    this.places = places;
    this.freezes = freezes;
    this.changes = changes;
    this.audit = audit;
  }

  /// The log as a file that `fengsui guard log verify` reads.
  @GetMapping("/api/v1/changes/log")
  void export(HttpServletResponse response) throws IOException {
    response.setContentType("application/x-ndjson");
    var out = response.getOutputStream();
    log.export(line -> {
      try {
        out.write((line + "\n").getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @GetMapping(path = "/api/v1/changes/log/key", produces = MediaType.TEXT_PLAIN_VALUE)
  String key() {
    return key.text();
  }

  /// The newest checkpoint, to be kept elsewhere.
  @GetMapping(path = "/api/v1/changes/log/checkpoint", produces = "text/plain;charset=utf-8")
  ResponseEntity<Object> checkpoint() {
    var note = log.checkpoint();
    return note.isEmpty()
        ? ChangesApi.problem(HttpStatus.NOT_FOUND, "the log holds nothing yet")
        : ResponseEntity.ok(note);
  }

  @GetMapping(path = "/api/v1/changes/roles", produces = MediaType.APPLICATION_JSON_VALUE)
  String roles() {
    var root = JSON.createObjectNode();
    var list = root.putArray("roles");
    places
        .all()
        .forEach((who, roles) -> {
          var each = list.addObject().put("who", who).putArray("roles");
          roles.forEach(each::add);
        });
    return root.toString();
  }

  @PutMapping(path = "/api/v1/changes/roles", produces = MediaType.APPLICATION_JSON_VALUE)
  String give(HttpServletRequest request) throws IOException {
    var said = Said.read(request);
    var who = said.must("who", "name a user");
    var roles = new ArrayList<String>();
    said.tree().path("roles").forEach(role -> roles.add(role.asString("")));
    places.give(who, roles, Caller.of(request));
    audit.record(request, "change.roles", who, "ok");
    return roles();
  }

  @PostMapping(path = "/api/v1/changes/freezes", produces = MediaType.APPLICATION_JSON_VALUE)
  String freeze(HttpServletRequest request) throws IOException {
    var said = Said.read(request);
    var now = changes.now();
    said.must("to", "say when it ends");
    var freeze = new Freeze(said.time("from", now), said.time("to", now), said.text("why"));
    var number = freezes.add(freeze, Caller.of(request));
    audit.record(request, "change.freeze", freeze.why(), "ok");
    return JSON.createObjectNode().put("number", number).toString();
  }

  @DeleteMapping("/api/v1/changes/freezes/{number}")
  ResponseEntity<Object> lift(@PathVariable String number, HttpServletRequest request) {
    long one = number.matches("[0-9]{1,15}") ? Long.parseLong(number) : 0;
    if (!freezes.lift(one, Caller.of(request))) {
      return ChangesApi.problem(HttpStatus.NOT_FOUND, number + ": there is no such freeze");
    }
    audit.record(request, "change.freeze-lifted", number, "ok");
    return ResponseEntity.noContent().build();
  }

  @ExceptionHandler
  ResponseEntity<Object> wrong(IllegalArgumentException e) {
    return ChangesApi.problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }
}
