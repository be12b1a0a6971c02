package fengsui.server.config;

import fengsui.server.yaml.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// Secrets: written in clear, or taken from the environment (`{env: NAME}`) or from a file (`{file:
/// PATH}`, without the line break at its end).
final class Secrets {

  private static final List<String> KEYS = List.of("env", "file");

  private final Path folder;
  private final UnaryOperator<@Nullable String> environment;

  Secrets(Path folder, UnaryOperator<@Nullable String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /// Reads one that must be there.
  String read(Section from, String key) {
    if (!from.has(key)) {
      from.missing(key, "write it, or {env: NAME}, or {file: PATH}");
      return "";
    }
    var secret = find(from, key);
    return secret == null ? "" : secret;
  }

  /// Reads one that may be absent; null also if there is something wrong with it.
  @Nullable String find(Section from, String key) {
    if (!(from.find(key) instanceof MappingNode)) {
      return from.findText(key);
    }
    var source = from.section(key, KEYS);
    if (source.has("env") == source.has("file")) {
      from.wrong(key, "must have either env or file", "write {env: NAME} or {file: PATH}");
      return null;
    }
    return source.has("env")
        ? source.wordOr("env", "", "set it, or name another", this::variable)
        : source.wordOr("file", "", "write the secret there, or name another file", this::file);
  }

  private String variable(String name) {
    var value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("names a variable that is not set: " + name);
    }
    return value;
  }

  private String file(String name) {
    var file = folder.resolve(name);
    try {
      var text = Files.readString(file).stripTrailing();
      if (text.isEmpty()) {
        throw new IllegalArgumentException("names an empty file: " + file);
      }
      return text;
    } catch (IOException e) {
      throw new IllegalArgumentException("names a file that cannot be read: " + file, e);
    }
  }
}
