package fengsui.server.alerts;

import fengsui.server.notify.silence.Silence;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Symptoms as Alertmanager's API tells of alerts.
final class AlertJson {

  static final String RECEIVER = "fengsui";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private AlertJson() {}

  /// A symptom and the silences that keep it quiet.
  record Shown(Symptom symptom, List<Silence> silences) {

    Shown {
      silences = List.copyOf(silences);
    }

    boolean silenced() {
      return !silences.isEmpty();
    }
  }

  static ObjectNode write(Shown shown) {
    var symptom = shown.symptom();
    var node =
        MAPPER
            .createObjectNode()
            .put("fingerprint", symptom.fingerprint())
            .put("startsAt", symptom.startsAt().toString())
            .put("endsAt", symptom.endsAt().toString())
            .put("updatedAt", symptom.updatedAt().toString())
            .put("generatorURL", symptom.generator());
    node.set("labels", MAPPER.valueToTree(symptom.labels()));
    node.set("annotations", MAPPER.valueToTree(symptom.annotations()));
    node.putArray("receivers").addObject().put("name", RECEIVER);
    var status = node.putObject("status");
    status.put("state", shown.silenced() ? "suppressed" : "active");
    var by = status.putArray("silencedBy");
    shown.silences().forEach(silence -> by.add(silence.id().toString()));
    status.putArray("inhibitedBy");
    status.putArray("mutedBy");
    return node;
  }
}
