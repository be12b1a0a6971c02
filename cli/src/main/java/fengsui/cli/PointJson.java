package fengsui.cli;

import fengsui.wire.WireException;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A point as one JSON object: `at` (or `timestamp`), epoch seconds or a time such as
/// 2025-08-12T11:41:03Z, and `value`, a number or null. Other fields are ignored.
final class PointJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PointJson() {}

  /// Returns the same as text of two cells, as [PointLines] reads them.
  ///
  /// @throws WireException if it is no such object
  static String[] cells(String line) {
    var tree = tree(line);
    var at = tree.has("at") ? tree.path("at") : tree.path("timestamp");
    var value = tree.path("value");
    if (at.isMissingNode() || value.isMissingNode()) {
      throw wrong("lacks at or value");
    }
    if (!at.isValueNode() || !value.isValueNode()) {
      throw wrong("has more than a number in at or value");
    }
    return new String[] {time(at), value.isNull() ? "" : value.asString()};
  }

  private static JsonNode tree(String line) {
    try {
      var tree = MAPPER.readTree(line);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw wrong("is not JSON");
    }
    throw wrong("is no object");
  }

  private static String time(JsonNode at) {
    if (!at.isString()) {
      return at.asString();
    }
    try {
      return Long.toString(Instant.parse(at.asString()).getEpochSecond());
    } catch (DateTimeException e) {
      return at.asString();
    }
  }

  private static WireException wrong(String problem) {
    return new WireException(
        "the object", problem, "write {\"at\":1500000000,\"value\":12.5}, one a line");
  }
}
