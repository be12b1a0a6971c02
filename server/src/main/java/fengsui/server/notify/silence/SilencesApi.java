package fengsui.server.notify.silence;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Silences as Alertmanager's API has them, so that `amtool silence` works.
@RestController
final class SilencesApi {

  private static final int LONGEST = 1 << 16;

  private final Silences silences;
  private final Audit audit;
  private final InstantSource clock;

  SilencesApi(Silences silences, Audit audit, InstantSource clock) {
    this.silences = silences;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/api/v2/silences")
  ResponseEntity<String> all(HttpServletRequest request) {
    var filters = Matcher.parseAll(request.getParameterValues("filter"));
    var now = clock.instant();
    var found = SilenceJson.fitting(silences.all(), filters);
    return json(
        HttpStatus.OK, found.stream().map(silence -> SilenceJson.write(silence, now)).toList());
  }

  @PostMapping("/api/v2/silences")
  ResponseEntity<String> keep(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(LONGEST);
    var wish = SilenceJson.read(body, Caller.of(request).words(), clock.instant());
    return switch (silences.keep(wish.silence(), wish.named())) {
      case Silences.Answer.Kept(var id) -> {
        audit.record(request, "silence.keep", id.toString(), "ok");
        yield json(
            HttpStatus.OK, JsonMapper.shared().createObjectNode().put("silenceID", id.toString()));
      }
      case Silences.Answer.Refused(var problems) ->
          json(HttpStatus.BAD_REQUEST, String.join("\n", problems));
      case Silences.Answer.Unknown _ -> json(HttpStatus.NOT_FOUND, "silence not found");
    };
  }

  @GetMapping("/api/v2/silence/{id}")
  ResponseEntity<String> one(@PathVariable UUID id) {
    return silences
        .find(id)
        .map(silence -> json(HttpStatus.OK, SilenceJson.write(silence, clock.instant())))
        .orElseGet(() -> json(HttpStatus.NOT_FOUND, "silence not found"));
  }

  @DeleteMapping("/api/v2/silence/{id}")
  ResponseEntity<String> expire(@PathVariable UUID id, HttpServletRequest request) {
    if (!silences.expire(id, Caller.of(request).words())) {
      return json(HttpStatus.NOT_FOUND, "silence not found");
    }
    audit.record(request, "silence.expire", id.toString(), "ok");
    return ResponseEntity.ok().build();
  }

  @ExceptionHandler
  ResponseEntity<String> wrong(IllegalArgumentException problem) {
    return json(HttpStatus.BAD_REQUEST, String.valueOf(problem.getMessage()));
  }

  private static ResponseEntity<String> json(HttpStatus status, Object tree) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(JsonMapper.shared().writeValueAsString(tree));
  }
}
