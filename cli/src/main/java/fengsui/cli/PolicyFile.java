package fengsui.cli;

import fengsui.guard.Decision;
import fengsui.guard.policy.Policies;
import fengsui.guard.policy.Policy;
import fengsui.model.Coded;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Policies in a file: YAML documents with `id`, `when`, `decision` (review or block) and `why`.
final class PolicyFile {

  private static final Set<String> NAMES = Set.of("id", "when", "decision", "why");

  private PolicyFile() {}

  /// Reads and compiles all policies; no file, no policies.
  static Policies read(@Nullable Path file) {
    if (file == null) {
      return Policies.none();
    }
    try {
      var all = new ArrayList<Policy>();
      for (var document : documents(file)) {
        all.add(policy(file, all.size() + 1, document));
      }
      return Policies.compile(all);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(file.toString(), String.valueOf(e.getMessage()), "correct the policy");
    }
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    var mapper = new YAMLMapper();
    try (var documents =
        mapper.readerFor(JsonNode.class).<JsonNode>readValues(Files.readAllBytes(file))) {
      return documents.readAll();
    } catch (JacksonException e) {
      throw new BadInput(
          file.toString(),
          "is no YAML: " + Escapes.visible(e.getOriginalMessage().lines().findFirst().orElse("")),
          "write YAML documents");
    }
  }

  private static Policy policy(Path file, int number, JsonNode document) {
    var place = file + ", policy " + number;
    var unknown = new HashSet<>(document.propertyNames());
    unknown.removeAll(NAMES);
    if (!document.isObject() || !unknown.isEmpty()) {
      throw new BadInput(
          place, "has what no policy has: " + unknown, "give id, when, decision and why");
    }
    var decision = text(document, "decision", place);
    try {
      return new Policy(
          text(document, "id", place),
          text(document, "when", place),
          Coded.of(Decision.class, decision),
          text(document, "why", place));
    } catch (IllegalArgumentException e) {
      throw new BadInput(place, String.valueOf(e.getMessage()), "correct it");
    }
  }

  private static String text(JsonNode document, String name, String place) {
    var value = document.path(name);
    if (!value.isString()) {
      throw new BadInput(place, "has no text in " + name, "give id, when, decision and why");
    }
    return value.stringValue();
  }
}
