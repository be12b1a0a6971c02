package fengsui.server.changes.feed;

import fengsui.model.Change;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A deploy: `service` and `version`; also `environment`, `actor`, `run`, `at`, `host`, and what a
/// deployment event of GitHub calls them.
final class Deploy {

  private Deploy() {}

  static List<Change> read(JsonNode told, Instant received) {
    var news = new Telling(told, "a deploy hook");
    var service = news.must("/service", "/repository/full_name", "/project/path_with_namespace");
    var version = news.must("/version", "/deployment/sha", "/sha", "/short_sha");
    var environment = news.find("/environment", "/deployment/environment");
    var run = Telling.or(news.find("/run", "/deployment/id", "/deployable_id"), "1");
    return List.of(
        new Change(
            "deploy:%s@%s/%s/%s".formatted(service, version, Telling.or(environment, "all"), run),
            "deploy",
            Telling.or(
                news.find("/actor", "/deployment/creator/login", "/user/username"), "unknown"),
            news.time(received, "/at", "/deployment/created_at", "/status_changed_at"),
            Telling.fields(
                "service",
                service,
                "version",
                version,
                "environment",
                environment,
                "host",
                news.find("/host"))));
  }
}
