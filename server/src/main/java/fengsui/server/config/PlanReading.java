package fengsui.server.config;

import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
          "authoritiesFile",
          "nameControls",
          "zones");

  private static final String SPANS = "write a duration such as 10s or 1500ms";
  private static final String PEM = "give certificates in PEM form";

  private PlanReading() {}

  /// @param folder what files named in plans are relative to; null: they may not name any
  static @Nullable PlanEntry plan(Section from, @Nullable Path folder) {
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
    var authorities = authorities(from, folder);
    var naming = NamingReading.naming(from);
    return from.make(() ->
        new PlanEntry(
            name, agents, targets, every, timeout, listening, ports, authorities, naming));
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

  private static String authorities(Section from, @Nullable Path folder) {
    if (from.has("authoritiesFile")) {
      if (folder == null) {
        from.wrong("authoritiesFile", "is for the post's own file", "send the text as authorities");
        return "";
      }
      if (from.has("authorities")) {
        from.wrong("authoritiesFile", "stands beside authorities", "remove one of them");
        return "";
      }
      return from.wordOr("authoritiesFile", "", PEM, it -> Pem.read(folder.resolve(it)));
    }
    return from.wordOr("authorities", "", PEM, Pem::checked);
  }
}
