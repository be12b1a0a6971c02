package fengsui.server.config;

import fengsui.probe.tls.Authorities;
import fengsui.server.config.Configuration.PlanEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads plans: the same way from the file and from a request, but for files named in them.
final class PlanReading {

  static final List<String> KEYS =
      List.of(
          "name",
          "agents",
          "targets",
          "every",
          "timeout",
          "listening",
          "controlPorts",
          "authorities",
          "authoritiesFile");

  private static final String SPANS = "write a duration such as 10s or 1500ms";
  private static final String PEM = "give certificates in PEM form";

  private final @Nullable Path folder;
  private final Problems problems;

  /// @param folder what files named in plans are relative to; null: they may not name any
  PlanReading(@Nullable Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  @Nullable PlanEntry plan(Node node, String path) {
    var from = Section.of(node, path, KEYS, problems);
    var name = from.word("name", "?", "give it a name that is not used twice", Words::name);
    var agents = some(from, "agents");
    var targets = some(from, "targets");
    var every = span(from, "every", PlanEntry.EVERY, Duration.ofMillis(100), Duration.ofDays(1));
    var timeout =
        span(from, "timeout", PlanEntry.TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(1));
    var listening =
        span(from, "listening", PlanEntry.LISTENING, Duration.ZERO, Duration.ofMinutes(1));
    var ports =
        from.has("controlPorts")
            ? from.words("controlPorts", "write a port", Words::port)
            : PlanEntry.CONTROL_PORTS;
    var authorities = authorities(from);
    return from.make(
        () -> new PlanEntry(name, agents, targets, every, timeout, listening, ports, authorities));
  }

  private static List<String> some(Section from, String key) {
    if (!from.has(key)) {
      return List.of("*");
    }
    return from.words(
        key, "write a name, or \"*\" for all", it -> it.equals("*") ? it : Words.name(it));
  }

  private static Duration span(
      Section from, String key, Duration otherwise, Duration least, Duration most) {
    return from.wordOr(key, otherwise, SPANS, Words.span(least, most));
  }

  private String authorities(Section from) {
    if (from.has("authoritiesFile")) {
      if (folder == null) {
        from.wrong("authoritiesFile", "is for the post's own file", "send the text as authorities");
        return "";
      }
      if (from.has("authorities")) {
        from.wrong("authoritiesFile", "stands beside authorities", "remove one of them");
      }
      return from.wordOr("authoritiesFile", "", PEM, it -> read(folder.resolve(it)));
    }
    return from.wordOr("authorities", "", PEM, PlanReading::checked);
  }

  private static String read(Path file) {
    try {
      Authorities.of(file);
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()).replaceFirst(";.*", ""), e);
    }
  }

  private static String checked(String text) {
    Pem.check(text);
    return text;
  }
}
