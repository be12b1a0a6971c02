package fengsui.server.changes.feed;

import fengsui.model.Change;
import fengsui.model.Coded;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.live.Live;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Changes that others made: by programs with a token, and by webhooks that sign what they send.
@RestController
final class FeedApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 1 << 20;
  private static final int MOST = 1_000;
  private static final int SHOWN = 200;

  private final Altered altered;
  private final Sources sources;
  private final Live live;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  FeedApi(
      Altered altered,
      Sources sources,
      Live live,
      Audit audit,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.altered = altered;
    this.sources = sources;
    this.live = live;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  @GetMapping(path = "/api/v1/changes/feed", produces = MediaType.APPLICATION_JSON_VALUE)
  String all() {
    var root = JSON.createObjectNode();
    var list = root.putArray("changes");
    for (var told : altered.newest(SHOWN)) {
      list.addObject()
          .put("source", told.source())
          .put("received", told.received().toString())
          .set("change", JSON.readTree(Json.write(told.change())));
    }
    return root.toString();
  }

  @PostMapping(path = "/api/v1/changes/feed", produces = MediaType.APPLICATION_JSON_VALUE)
  String tell(@RequestParam(defaultValue = "change") String from, HttpServletRequest request)
      throws IOException {
    var form = form(from);
    return taken(form.read(tree(body(request)), clock.instant()), Caller.of(request).words());
  }

  /// A webhook: whoever knows the secret of `name`. What it signs is the time and the body.
  @PostMapping(path = "/api/v1/changes/feed/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
  String hook(@PathVariable String name, HttpServletRequest request) throws IOException {
    var now = clock.instant();
    var body = body(request);
    var source = sources.find(name);
    var proof = Proof.of(request);
    var wrong =
        source.isEmpty()
            ? Proof.UNPROVEN
            : proof.objection(sources.secret(source.get()), body, now);
    if (!wrong.isEmpty()) {
      audit.recordOnce(request, "change.feed", name.length() > 40 ? "" : name, "refused: " + wrong);
      throw new IllegalArgumentException(wrong);
    }
    var changes = source.orElseThrow().form().read(tree(body), now);
    // Both or nothing: what could not be kept may be sent again as it is.
    return Objects.requireNonNull(
        transaction.execute(_ ->
            sources.fresh(name, proof.signature(), now)
                ? taken(changes, "webhook " + name)
                : answer(0, changes.size())));
  }

  private String taken(List<Change> changes, String source) {
    if (changes.size() > MOST) {
      throw new IllegalArgumentException(
          "body: holds more than " + MOST + " changes; send them in parts");
    }
    int fresh = altered.add(changes, source);
    if (fresh > 0) {
      live.changed(Live.Topic.CHANGES);
    }
    return answer(fresh, changes.size() - fresh);
  }

  private static String answer(int stored, int duplicates) {
    return JSON.createObjectNode().put("stored", stored).put("duplicates", duplicates).toString();
  }

  @GetMapping(path = "/api/v1/changes/sources", produces = MediaType.APPLICATION_JSON_VALUE)
  String sources() {
    var root = JSON.createObjectNode();
    var list = root.putArray("sources");
    for (var each : sources.all()) {
      list.addObject()
          .put("name", each.name())
          .put("form", each.form().code())
          .put("by", each.by());
    }
    return root.toString();
  }

  /// Makes a source, or its secret anew; the secret is told once, here.
  @PutMapping(path = "/api/v1/changes/sources/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
  String make(
      @PathVariable String name,
      @RequestParam(defaultValue = "change") String form,
      HttpServletRequest request) {
    var secret = sources.make(name, form(form), Caller.of(request).words());
    audit.record(request, "change.source", name, "ok");
    return JSON.createObjectNode()
        .put("name", name)
        .put("secret", secret)
        .put("path", "/api/v1/changes/feed/" + name)
        .toString();
  }

  @DeleteMapping("/api/v1/changes/sources/{name}")
  ResponseEntity<Object> remove(@PathVariable String name, HttpServletRequest request) {
    boolean there = sources.remove(name);
    audit.record(request, "change.source-removed", name, there ? "ok" : "refused: none such");
    return there ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
  }

  private static Form form(String code) {
    try {
      return Coded.of(Form.class, code);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "form: %s is none; write change, git, nacos, apollo or deploy".formatted(code));
    }
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    var body = new ByteArrayOutputStream();
    request.getInputStream().transferTo(body);
    if (body.size() > LONGEST) {
      throw new IllegalArgumentException("body: is more than 1 MiB; send it in parts");
    }
    return body.toByteArray();
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      throw new IllegalArgumentException("body: is no JSON; see openapi");
    }
  }

  @ExceptionHandler({WireException.class, IllegalArgumentException.class})
  ResponseEntity<Object> wrong(RuntimeException e) {
    var problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    problem.setTitle("This was not taken");
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
