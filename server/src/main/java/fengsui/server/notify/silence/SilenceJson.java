package fengsui.server.notify.silence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Silences as Alertmanager's API writes them.
final class SilenceJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final UUID NONE = new UUID(0, 0);

  private SilenceJson() {}

  /// A silence that somebody wants.
  ///
  /// @param named whether it names one that there is already
  record Wish(Silence silence, boolean named) {}

  /// Reads one.
  ///
  /// @throws IllegalArgumentException with place, problem and remedy
  static Wish read(byte[] body, String account, Instant now) {
    var node = parse(body);
    var id = node.path("id").asString("");
    var matchers = new ArrayList<Matcher>();
    var list = node.path("matchers");
    for (var i = 0; i < list.size(); i++) {
      try {
        matchers.add(matcher(list.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "matchers[%d]: %s; correct it".formatted(i, e.getMessage()), e);
      }
    }
    var silence =
        new Silence(
            id.isEmpty() ? NONE : uuid(id),
            matchers,
            time(node, "startsAt"),
            time(node, "endsAt"),
            text(node, "createdBy"),
            text(node, "comment"),
            account,
            now);
    return new Wish(silence, !id.isEmpty());
  }

  private static JsonNode parse(byte[] body) {
    try {
      var node = MAPPER.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException _) {
      // The same remedy as for JSON that is no object.
    }
    throw new IllegalArgumentException("document: is not a JSON object; send a silence");
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("id: is not one of ours; leave it out", e);
    }
  }

  private static Instant time(JsonNode node, String field) {
    try {
      return OffsetDateTime.parse(node.path(field).asString("")).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          field + ": is not a time; write it like 2025-08-12T11:41:03.120Z", e);
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("").replace('\0', ' ').strip();
  }

  static Matcher matcher(JsonNode node) {
    return new Matcher(
        text(node, "name"),
        node.path("value").asString("").replace('\0', ' '),
        node.path("isRegex").asBoolean(false),
        node.path("isEqual").asBoolean(true));
  }

  static ObjectNode write(Silence silence, Instant now) {
    var node =
        MAPPER
            .createObjectNode()
            .put("id", silence.id().toString())
            .put("startsAt", silence.startsAt().toString())
            .put("endsAt", silence.endsAt().toString())
            .put("updatedAt", silence.updatedAt().toString())
            .put("createdBy", silence.createdBy())
            .put("comment", silence.comment());
    node.putObject("status").put("state", silence.state(now).word());
    node.set("matchers", MAPPER.valueToTree(silence.matchers()));
    return node;
  }

  static List<Silence> fitting(List<Silence> all, List<Matcher> filters) {
    return all.stream()
        .filter(silence -> filters.stream().allMatch(filter -> fits(silence, filter)))
        .toList();
  }

  // As Alertmanager: a silence fits a filter if one of its own matchers says the same.
  private static boolean fits(Silence silence, Matcher filter) {
    return silence.matchers().stream()
        .filter(matcher -> matcher.name().equals(filter.name()))
        .anyMatch(matcher -> filter.matches(Map.of(matcher.name(), matcher.value())));
  }
}
