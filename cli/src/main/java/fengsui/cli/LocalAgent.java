package fengsui.cli;

import fengsui.agent.Agent;
import fengsui.agent.AgentSettings;
import fengsui.model.Vantage;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The agent that `fengsui up` brings along, so that a post alone is not blind. Its name is
/// `local`.
final class LocalAgent {

  private static final String NAME = "local";

  private LocalAgent() {}

  /// Starts it; it speaks to the post as any other agent does.
  static Agent start(CommandPost post, Path data, Consumer<String> log) {
    var folder = data.resolve("agent");
    var token = token(post.part(Tokens.class), folder.resolve("token"));
    var settings = AgentSettings.of(post.url(), token, Vantage.HERE, folder);
    return Agent.start(settings, log);
  }

  private static String token(Tokens tokens, Path file) {
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file)) {
        var kept = Files.readString(file).strip();
        if (tokens.find(kept).isPresent()) {
          return kept;
        }
      }
      var fresh = tokens.issue(NAME, Role.AGENT);
      SecretFile.write(file, fresh);
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
