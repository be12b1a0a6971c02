package fengsui.server.incident;

import fengsui.model.Verdict;
import fengsui.wire.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of incidents in the API.
final class IncidentJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private IncidentJson() {}

  static ObjectNode list(Collection<Incident> incidents) {
    var all = MAPPER.createObjectNode();
    var list = all.putArray("incidents");
    incidents.forEach(incident -> list.add(one(incident)));
    return all;
  }

  static ObjectNode one(Incident incident) {
    var node =
        MAPPER
            .createObjectNode()
            .put("id", incident.id())
            .put("phase", word(incident.phase()))
            .put("state", incident.open() ? "open" : "resolved")
            .put("domain", incident.verdict().domain().code())
            .put("since", incident.since().toString())
            .put("openedAt", incident.openedAt().toString())
            .put("resolvedAt", text(incident.resolvedAt()));
    node.set("verdict", tree(incident.verdict()));
    node.set("targets", texts(incident.targets()));
    node.set("agents", texts(incident.agents()));
    if (incident.alarm() != null) {
      node.set("alarm", MAPPER.readTree(Json.write(incident.alarm())));
    }
    var history = node.putArray("history");
    incident.history().forEach(event -> history.add(event(event)));
    return node;
  }

  private static ObjectNode event(Incident.Event event) {
    var node =
        MAPPER
            .createObjectNode()
            .put("at", event.at().toString())
            .put("kind", word(event.kind()))
            .put("text", event.text());
    node.set("verdict", event.verdict() == null ? MAPPER.nullNode() : tree(event.verdict()));
    return node;
  }

  private static JsonNode tree(Verdict verdict) {
    return MAPPER.readTree(Json.write(verdict));
  }

  private static ArrayNode texts(Collection<String> texts) {
    var array = MAPPER.createArrayNode();
    new TreeSet<>(texts).forEach(array::add);
    return array;
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
