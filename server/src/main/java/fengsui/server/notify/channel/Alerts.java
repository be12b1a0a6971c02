package fengsui.server.notify.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An incident as an alert of Alertmanager: labels for its routing, annotations for people.
final class Alerts {

  /// How long an alert lasts that is not repeated; it is repeated every minute.
  static final Duration LASTS = Duration.ofMinutes(5);

  private static final int LONGEST = 4_000;

  private Alerts() {}

  /// The same as long as people were told nothing else, whatever made us write again.
  static Map<String, String> annotations(News news, Notice notice, Language language) {
    var lasting =
        switch (news.kind()) {
          case OPENED, CHANGED, REOPENED, FIRING -> news.firing();
          case RESOLVED, REMINDER, TEST -> news;
        };
    var text = Text.of(new Notice(List.of(lasting), notice.at(), false, null), language);
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
