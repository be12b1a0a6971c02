package fengsui.wire;

import fengsui.model.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a change.
final class ChangeJson {

  private ChangeJson() {}

  static ObjectNode write(Change change) {
    var fields = Trees.object();
    change.fields().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    return Trees.object()
        .put("id", change.id())
        .put("kind", change.kind())
        .put("author", change.author())
        .put("at", Trees.time(change.at()))
        .set("fields", fields);
  }

  static Change read(Fields from) {
    var id = from.text("id");
    var kind = from.text("kind");
    var author = from.findText("author");
    var at = from.time("at");
    var fields = fields(from);
    return from.make(() -> new Change(id, kind, author == null ? "unknown" : author, at, fields));
  }

  /// What a change sets, as text: numbers keep their spelling, lists and objects are JSON.
  private static Map<String, String> fields(Fields from) {
    var all = new LinkedHashMap<String, String>();
    if (from.has("fields")) {
      from.object("fields").each((name, value) -> all.put(name, text(value)));
    }
    return all;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
