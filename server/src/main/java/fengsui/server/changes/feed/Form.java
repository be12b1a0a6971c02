package fengsui.server.changes.feed;

import fengsui.model.Change;
import fengsui.model.Coded;
import fengsui.wire.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The forms in which changes are told.
public enum Form implements Coded {
  /// Our own; see `change` in the design.
  CHANGE("change"),
  /// A push hook of GitHub, GitLab, Gitee or Gitea.
  GIT("git"),
  /// What a Nacos listener or plugin knows when a configuration changed.
  NACOS("nacos"),
  /// Apollo's notifications (`/notifications/v2`), forwarded by whoever polls them.
  APOLLO("apollo"),
  /// A pipeline that deployed something.
  DEPLOY("deploy");

  private final String code;

  Form(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /// Reads what was told.
  ///
  /// @param received is believed where the message has no time
  /// @throws IllegalArgumentException in one line: place, problem, remedy
  List<Change> read(JsonNode told, Instant received) {
    return switch (this) {
      case CHANGE -> own(told);
      case GIT -> Git.read(told, received);
      case NACOS -> Nacos.read(told, received);
      case APOLLO -> Apollo.read(told, received);
      case DEPLOY -> Deploy.read(told, received);
    };
  }

  private static List<Change> own(JsonNode told) {
    if (told.isArray()) {
      return told.valueStream().map(each -> Json.readChange(each.toString())).toList();
    }
    return List.of(Json.readChange(told.toString()));
  }
}
