package fengsui.server.payments;

import fengsui.server.incident.Incident;
import fengsui.server.incident.Incidents;
import fengsui.wire.Json;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The alarms of the payment safety net, the newest first.
@RestController
final class AlarmsApi {

  private final Incidents incidents;

  AlarmsApi(Incidents incidents) {
    this.incidents = incidents;
  }

  @GetMapping(path = "/api/v1/alarms", produces = MediaType.APPLICATION_JSON_VALUE)
  String list() {
    return incidents.all().stream()
        .map(Incident::alarm)
        .filter(Objects::nonNull)
        .map(Json::write)
        .collect(Collectors.joining(",", "{\"alarms\":[", "]}"));
  }
}
