package fengsui.server.notify.channel;

import fengsui.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An incident as an alert of Alertmanager: labels for its routing, annotations for people.
final class Alerts {

  /// How long an alert lasts that is not repeated; it is repeated every minute.
  static final Duration LASTS = Duration.ofMinutes(5);

  private static final int LONGEST = 4_000;

  private Alerts() {}

  /// What identifies the alert: it must not change while people were told nothing else.
  static Map<String, String> labels(News news, Verdict verdict) {
    var labels = new TreeMap<String, String>();
    labels.put("alertname", news.kind() == News.Kind.TEST ? "FengsuiTest" : "FengsuiIncident");
    labels.put("incident", news.incident());
    labels.put("domain", verdict.domain().code());
    labels.put("severity", News.severity(verdict.domain()));
    var where = verdict.where();
    put(labels, "carrier", where.carrier() == null ? null : where.carrier().code());
    put(labels, "provider", where.provider());
    put(labels, "change", where.change());
    return labels;
  }

  private static void put(Map<String, String> labels, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.put(name, value);
    }
  }

  static Map<String, String> annotations(News news, Notice notice, Language language) {
    var text = Text.of(new Notice(List.of(news), notice.at(), false, null), language);
    return new TreeMap<>(Map.of("summary", text.title(), "description", text.plain(LONGEST)));
  }

  static boolean over(News news) {
    return news.kind() == News.Kind.RESOLVED;
  }

  static ObjectNode alert(Map<String, String> labels, Instant startsAt, String link) {
    var mapper = JsonMapper.shared();
    var alert = mapper.createObjectNode();
    alert.set("labels", mapper.valueToTree(labels));
    return alert.put("startsAt", startsAt.toString()).put("generatorURL", link);
  }
}
