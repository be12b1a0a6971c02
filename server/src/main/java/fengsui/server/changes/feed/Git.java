package fengsui.server.changes.feed;

import fengsui.model.Change;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A push: its head is the change, since it is what pipelines take up. A branch that was deleted is
/// none.
final class Git {

  private static final String NOTHING = "0000000000000000000000000000000000000000";

  private Git() {}

  static List<Change> read(JsonNode told, Instant received) {
    var push = new Telling(told, "a push hook");
    var head = push.must("/after", "/checkout_sha");
    if (head.equals(NOTHING)) {
      return List.of();
    }
    var repository =
        push.must("/repository/full_name", "/project/path_with_namespace", "/repository/name");
    int last = told.path("commits").size() - 1;
    var at =
        push.time(
            received, "/head_commit/timestamp", "/commits/" + Math.max(last, 0) + "/timestamp");
    return List.of(
        new Change(
            "git:" + repository + "@" + head,
            "config",
            Telling.or(push.find("/pusher/name", "/user_username", "/user_name"), "unknown"),
            // The commit may be old; what counts is that it was pushed now.
            received.isAfter(at) ? received : at,
            Telling.fields(
                "repository",
                repository,
                "ref",
                push.find("/ref"),
                "commit",
                head,
                "message",
                push.find("/head_commit/message", "/commits/" + Math.max(last, 0) + "/message"))));
  }
}
