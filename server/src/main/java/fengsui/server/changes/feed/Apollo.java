package fengsui.server.changes.feed;

import fengsui.model.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Notifications of Apollo: `[{"namespaceName":…,"notificationId":…,"messages":{"details":
/// {"APP+CLUSTER+NAMESPACE":ID}}}]`. Each detail is a release.
final class Apollo {

  private Apollo() {}

  static List<Change> read(JsonNode told, Instant received) {
    if (!told.isArray()) {
      throw new IllegalArgumentException(
          "body: is no JSON array; send what Apollo's /notifications/v2 answers");
    }
    var all = new ArrayList<Change>();
    for (var each : told) {
      var news = new Telling(each, "Apollo's /notifications/v2");
      var namespace = news.must("/namespaceName");
      var number = news.must("/notificationId");
      var details = each.at("/messages/details");
      if (details.isEmpty()) {
        all.add(change(namespace, number, "", received));
      }
      for (var detail : details.properties()) {
        all.add(change(detail.getKey(), detail.getValue().asString(number), namespace, received));
      }
    }
    return all;
  }

  private static Change change(String key, String number, String namespace, Instant received) {
    var service = key.contains("+") ? key.substring(0, key.indexOf('+')) : "";
    return new Change(
        "apollo:" + key + "@" + number,
        "config",
        "unknown",
        received,
        Telling.fields("key", key, "namespace", namespace, "release", number, "service", service));
  }
}
