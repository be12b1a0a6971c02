package fengsui.cli;

import fengsui.localize.Combination;
import fengsui.localize.Explanation;
import fengsui.localize.Ranked;
import fengsui.wire.Escapes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What explains a deviation, as JSON and in words.
final class LocalizeText {

  private LocalizeText() {}

  static String json(Explanation found) {
    var line = JsonNodeFactory.instance.objectNode();
    var causes = line.putArray("causes");
    found.causes().forEach(cause -> causes.add(tree(cause.combination())));
    line.put("external", found.external()).put("score", rounded(found.score()));
    var ranked = line.putArray("ranked");
    found.ranked().forEach(each -> ranked.add(tree(each)));
    return Escapes.visible(line.toString());
  }

  static String words(Explanation found) {
    return verdict(found) + "\n" + table("ranked, with bits above chance", found.ranked());
  }

  private static String verdict(Explanation found) {
    if (found.external()) {
      return "Everything deviates alike: no attribute explains it (external cause).";
    }
    if (found.causes().isEmpty()) {
      return "Nothing deviates more than chance allows.";
    }
    return table("explained by", found.causes()).stripTrailing();
  }

  private static String table(String title, List<Ranked> rows) {
    var table = new Table();
    for (var row : rows) {
      table.row(
          Escapes.visible(row.combination().toString()),
          number("score %,.1f", row.score()),
          number("bits %,.1f", row.bits()),
          number("actual %,.0f", row.actual()),
          number("expected %,.0f", row.expected()));
    }
    return table.lines().stream().collect(Collectors.joining("\n", title + "\n", "\n"));
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private static JsonNode tree(Ranked ranked) {
    var tree = JsonNodeFactory.instance.objectNode();
    tree.set("cause", tree(ranked.combination()));
    return tree.put("score", rounded(ranked.score()))
        .put("bits", rounded(ranked.bits()))
        .put("actual", rounded(ranked.actual()))
        .put("expected", rounded(ranked.expected()))
        .put("leaves", ranked.leaves());
  }

  private static ObjectNode tree(Combination combination) {
    var tree = JsonNodeFactory.instance.objectNode();
    combination.values().forEach(tree::put);
    return tree;
  }

  private static double rounded(double value) {
    return Math.abs(value) > 1e12 ? value : Math.round(value * 1000) / 1000.0;
  }
}
