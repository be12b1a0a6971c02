package fengsui.server.pages;

import fengsui.server.catalogue.HistoryLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One change of the catalogue, as people read it: who made it when, and what differs.
public record Deed(Instant at, String author, String what, List<Difference> differences) {

  private static final int LONGEST = 120;

  /// A field that changed; `before` is empty for one that was not there, `after` for one that is
  /// gone.
  public record Difference(String field, String before, String after) {}

  public static Deed of(HistoryLine line, Words words) {
    var before = tree(line.before());
    var after = tree(line.after());
    var key =
        before.isEmpty() ? "targets.added" : after.isEmpty() ? "targets.gone" : "targets.edited";
    var what = words.say(key, words.say("kind." + line.kind().code()), line.id());
    return new Deed(
        line.at(), new Names(words).author(line.author()), what, differences(before, after));
  }

  private static JsonNode tree(@Nullable String json) {
    var mapper = JsonMapper.shared();
    return json == null ? mapper.createObjectNode() : mapper.readTree(json);
  }

  private static List<Difference> differences(JsonNode before, JsonNode after) {
    var fields = new LinkedHashSet<>(before.propertyNames());
    fields.addAll(after.propertyNames());
    var all = new ArrayList<Difference>();
    for (var field : fields) {
      var was = text(before.get(field));
      var is = text(after.get(field));
      if (!was.equals(is)) {
        all.add(new Difference(field, was, is));
      }
    }
    return all;
  }

  private static String text(@Nullable JsonNode node) {
    var text =
        node == null
            ? ""
            : node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                    .map(Deed::plain)
                    .collect(Collectors.joining(", "))
                : plain(node);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }

  private static String plain(JsonNode node) {
    return node.isValueNode() ? node.asString() : node.toString();
  }
}
