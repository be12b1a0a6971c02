package fengsui.server.alerts;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import fengsui.server.alerts.AlertJson.Shown;
import fengsui.server.notify.silence.Matcher;
import fengsui.server.notify.silence.Silence;
import fengsui.server.notify.silence.Silences;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What tools of Alertmanager ask: `amtool`, dashboards, and Prometheus itself.
@RestController
final class AlertmanagerApi {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Symptoms symptoms;
  private final Silences silences;
  private final Instant started;

  AlertmanagerApi(Symptoms symptoms, Silences silences, InstantSource clock) {
    this.symptoms = symptoms;
    this.silences = silences;
    started = clock.instant();
  }

  @GetMapping("/api/v2/alerts")
  ResponseEntity<String> alerts(
      HttpServletRequest request,
      @RequestParam(defaultValue = "true") boolean active,
      @RequestParam(defaultValue = "true") boolean silenced) {
    return Bodies.json(
        OK, shown(request, active, silenced).stream().map(AlertJson::write).toList());
  }

  @GetMapping("/api/v2/alerts/groups")
  ResponseEntity<String> groups(
      HttpServletRequest request,
      @RequestParam(defaultValue = "true") boolean active,
      @RequestParam(defaultValue = "true") boolean silenced) {
    var groups = new TreeMap<String, List<JsonNode>>();
    for (var shown : shown(request, active, silenced)) {
      groups
          .computeIfAbsent(shown.symptom().name(), _ -> new ArrayList<>())
          .add(AlertJson.write(shown));
    }
    var all = MAPPER.createArrayNode();
    groups.forEach((name, alerts) -> {
      var group = all.addObject();
      group.putObject("labels").put("alertname", name);
      group.putObject("receiver").put("name", AlertJson.RECEIVER);
      group.putArray("alerts").addAll(alerts);
    });
    return Bodies.json(OK, all);
  }

  private List<Shown> shown(HttpServletRequest request, boolean active, boolean silenced) {
    var filters = Matcher.parseAll(request.getParameterValues("filter"));
    var quiet = silences.active();
    return symptoms.firing().stream()
        .filter(each -> filters.stream().allMatch(filter -> filter.matches(each.labels())))
        .map(each -> shown(each, quiet))
        .filter(each -> each.silenced() ? silenced : active)
        .toList();
  }

  private static Shown shown(Symptom symptom, List<Silence> quiet) {
    return new Shown(
        symptom, quiet.stream().filter(each -> each.matches(symptom.labels())).toList());
  }

  @GetMapping("/api/v2/receivers")
  ResponseEntity<String> receivers() {
    return Bodies.json(OK, List.of(Map.of("name", AlertJson.RECEIVER)));
  }

  @GetMapping("/api/v2/status")
  ResponseEntity<String> status() {
    var status = MAPPER.createObjectNode().put("uptime", started.toString());
    status.putObject("cluster").put("status", "disabled").putArray("peers");
    status.putObject("config").put("original", "# Fengsui takes alerts; it routes none.\n");
    var version = status.putObject("versionInfo").put("version", "fengsui");
    for (var field : List.of("branch", "buildDate", "buildUser", "goVersion", "revision")) {
      version.put(field, "");
    }
    return Bodies.json(OK, status);
  }

  @GetMapping({"/-/healthy", "/-/ready"})
  String fine() {
    return "OK";
  }

  @ExceptionHandler
  ResponseEntity<String> wrong(IllegalArgumentException problem) {
    return Bodies.json(BAD_REQUEST, String.valueOf(problem.getMessage()));
  }
}
