package fengsui.server.changes.feed;

import fengsui.model.Change;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A configuration of Nacos that changed: `dataId`, `group`, `tenant` (or `namespaceId`), `md5`,
/// `lastModifiedTs` and `srcUser` as its API calls them. The content itself is not kept: it may
/// hold secrets.
final class Nacos {

  private Nacos() {}

  static List<Change> read(JsonNode told, Instant received) {
    var news = new Telling(told, "a Nacos listener");
    var dataId = news.must("/dataId");
    var group = Telling.or(news.find("/group", "/groupName"), "DEFAULT_GROUP");
    var tenant = Telling.or(news.find("/tenant", "/namespaceId"), "public");
    var at = news.time(received, "/lastModifiedTs", "/modifyTime", "/at");
    var version = Telling.or(news.find("/md5"), at.toString());
    return List.of(
        new Change(
            "nacos:%s/%s/%s@%s".formatted(tenant, group, dataId, version),
            "config",
            Telling.or(news.find("/srcUser", "/operator"), "unknown"),
            at,
            Telling.fields(
                "dataId",
                dataId,
                "group",
                group,
                "tenant",
                tenant,
                "md5",
                news.find("/md5"),
                "service",
                news.find("/appName"))));
  }
}
