package fengsui.server.pages.changes;

import fengsui.model.Change;
import fengsui.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a change says, beside what was live before it.
public final class Differences {

  private Differences() {}

  /// A field; `before` is empty for one that was not there, `after` for one that is gone.
  ///
  /// @param same whether it stays as it was
  public record Line(String field, String before, String after, boolean same) {}

  /// @param live what is or was live; null if nothing was
  static List<Line> of(@Nullable Change live, Change now) {
    var before = live == null ? Map.<String, String>of() : flat(live);
    var after = flat(now);
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var lines = new ArrayList<Line>();
    for (var name : names) {
      var was = before.getOrDefault(name, "");
      var is = after.getOrDefault(name, "");
      lines.add(new Line(name, live == null ? "" : was, is, live == null || was.equals(is)));
    }
    return lines;
  }

  private static Map<String, String> flat(Change change) {
    var all = new TreeMap<String, String>();
    var tree = JsonMapper.shared().readTree(Json.write(change));
    for (var part : List.of("template", "fields", "scope", "intent", "rollout")) {
      flatten(part, tree.path(part), all);
    }
    return all;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> to) {
    if (node.isMissingNode()) {
      return;
    }
    if (node.isObject()) {
      node.properties().forEach(each -> flatten(name + "." + each.getKey(), each.getValue(), to));
    } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isObject)) {
      var number = 1;
      for (var each : node) {
        to.put(
            name + "." + number++,
            String.join(" ", each.valueStream().map(it -> it.asString("")).toList()));
      }
    } else if (node.isArray()) {
      to.put(name, String.join(", ", node.valueStream().map(it -> it.asString("")).toList()));
    } else {
      to.put(name, node.asString(""));
    }
  }
}
