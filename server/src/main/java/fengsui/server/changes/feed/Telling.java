package fengsui.server.changes.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A message of somebody else, read for the little that is needed of it.
final class Telling {

  private static final int LONGEST = 300;

  private final JsonNode tree;
  private final String form;

  Telling(JsonNode tree, String form) {
    if (!tree.isObject()) {
      throw new IllegalArgumentException("body: is no JSON object; send what " + form + " sends");
    }
    this.tree = tree;
    this.form = form;
  }

  /// The first of these paths that says something, such as `/pusher/name`; empty if none does.
  String find(String... paths) {
    for (var path : paths) {
      var node = tree.at(path);
      if (node.isValueNode() && !node.isNull() && !node.asString("").isBlank()) {
        var text = node.asString("").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
      }
    }
    return "";
  }

  /// @throws IllegalArgumentException if none says something
  String must(String... paths) {
    var text = find(paths);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "field %s: is not there; send what %s sends"
              .formatted(paths[0].substring(1).replace('/', '.'), form));
    }
    return text;
  }

  /// A time: ISO 8601, or seconds or milliseconds since 1970.
  Instant time(Instant otherwise, String... paths) {
    var text = find(paths);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      if (text.matches("[0-9]{9,13}")) {
        long number = Long.parseLong(text);
        return text.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      }
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "field %s: is no time; write it like 2025-08-12T11:41:03Z"
              .formatted(paths[0].substring(1).replace('/', '.')));
    }
  }

  /// Those of `all` that say something: names and values in turn.
  static Map<String, String> fields(String... all) {
    var fields = new TreeMap<String, String>();
    for (int i = 0; i < all.length; i += 2) {
      if (!all[i + 1].isEmpty()) {
        fields.put(all[i], all[i + 1]);
      }
    }
    return fields;
  }

  static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
