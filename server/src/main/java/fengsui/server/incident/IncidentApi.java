package fengsui.server.incident;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Incidents for programs.
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {

  private static final int LONGEST_NOTE = 4_000;

  private final Incidents incidents;

  IncidentApi(Incidents incidents) {
    this.incidents = incidents;
  }

  @GetMapping
  ResponseEntity<Object> list(@RequestParam(defaultValue = "all") String state) {
    List<Incident> found =
        switch (state) {
          case "open" -> incidents.open();
          case "resolved" -> incidents.all().stream().filter(each -> !each.open()).toList();
          case "all" -> incidents.all();
          default -> null; // somebody else's text
        };
    return found == null
        ? problem("parameter state: is " + state + "; use open, resolved or all")
        : ResponseEntity.ok(IncidentJson.list(found));
  }

  @GetMapping("/{id}")
  ResponseEntity<JsonNode> one(@PathVariable String id) {
    return answer(incidents.find(id));
  }

  @PostMapping("/{id}/acknowledge")
  ResponseEntity<JsonNode> acknowledge(@PathVariable String id, Principal who) {
    return answer(incidents.acknowledge(id, who.getName()));
  }

  @PostMapping("/{id}/note")
  ResponseEntity<?> note(
      @PathVariable String id, @RequestBody Map<String, Object> body, Principal who) {
    if (!(body.get("text") instanceof String text) || text.isBlank()) {
      return problem("field text: is missing; say what there is to note");
    }
    return text.length() > LONGEST_NOTE
        ? problem(
            "field text: has %d characters; use at most %d".formatted(text.length(), LONGEST_NOTE))
        : answer(incidents.note(id, who.getName(), text.strip()));
  }

  @PostMapping("/{id}/resolve")
  ResponseEntity<JsonNode> resolve(@PathVariable String id, Principal who) {
    return answer(incidents.resolve(id, who.getName()));
  }

  private static ResponseEntity<JsonNode> answer(java.util.Optional<Incident> found) {
    return found
        .<ResponseEntity<JsonNode>>map(incident -> ResponseEntity.ok(IncidentJson.one(incident)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<Object> problem(String words) {
    return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(Map.of("error", words));
  }
}
