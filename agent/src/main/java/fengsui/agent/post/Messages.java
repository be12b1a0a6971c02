package fengsui.agent.post;

import fengsui.agent.spool.Range;
import fengsui.wire.Escapes;
import fengsui.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bodies of requests and answers.
final class Messages {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int LONGEST_COMPLAINT = 300;

  private Messages() {}

  static String write(Hello hello) {
    var tree =
        MAPPER
            .createObjectNode()
            .put("spool", hello.spool().toString())
            .put("version", hello.version())
            .put("at", hello.at().toString());
    tree.set("vantage", MAPPER.readTree(Json.write(hello.vantage())));
    var gauges = tree.putObject("gauges");
    new TreeMap<>(hello.gauges()).forEach(gauges::put);
    return tree.toString();
  }

  /// @throws IllegalArgumentException if it is not the answer to a hello
  static Greeted readGreeted(String body) {
    var tree = tree(body);
    var revision = tree.get("planRevision");
    if (revision == null || !revision.isIntegralNumber()) {
      throw new IllegalArgumentException("planRevision is no whole number");
    }
    return new Greeted(time(tree), revision.asLong());
  }

  /// @throws IllegalArgumentException if it is not the answer to observations
  static Receipt readReceipt(String body) {
    var tree = tree(body);
    var acknowledged = new ArrayList<Range>();
    for (var pair : list(tree, "acknowledged")) {
      if (!pair.isArray() || pair.size() != 2 || !number(pair.get(0)) || !number(pair.get(1))) {
        throw new IllegalArgumentException("acknowledged holds what is no pair of numbers");
      }
      acknowledged.add(new Range(pair.get(0).asLong(), pair.get(1).asLong()));
    }
    var rejected = new ArrayList<Receipt.Rejected>();
    for (var one : list(tree, "rejected")) {
      rejected.add(
          new Receipt.Rejected(
              one.path("sequence").asLong(0),
              text(one, "place"),
              text(one, "problem"),
              text(one, "remedy")));
    }
    return new Receipt(acknowledged, tree.path("duplicates").asLong(0), rejected);
  }

  private static JsonNode tree(String body) {
    try {
      var tree = MAPPER.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException _) {
      // told below
    }
    throw new IllegalArgumentException("it is no JSON object");
  }

  private static Iterable<JsonNode> list(JsonNode tree, String name) {
    var list = tree.path(name);
    if (!list.isArray() && !list.isMissingNode()) {
      throw new IllegalArgumentException(name + " is no list");
    }
    return list.values();
  }

  private static boolean number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  private static Instant time(JsonNode tree) {
    try {
      return Instant.parse(tree.path("now").asString(""));
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("now is no time");
    }
  }

  private static String text(JsonNode node, String name) {
    var text = Escapes.visible(node.path(name).asString(""));
    return text.length() > LONGEST_COMPLAINT ? text.substring(0, LONGEST_COMPLAINT) : text;
  }
}
