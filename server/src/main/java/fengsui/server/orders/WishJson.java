package fengsui.server.orders;

import fengsui.client.Tier;
import fengsui.client.orders.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what somebody wants to be ordered.
final class WishJson {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 8;

  private WishJson() {}

  /// Whether the wish makes sense is for [Wish#problems] to say.
  ///
  /// @throws IllegalArgumentException in one line: place, problem, remedy
  static Wish read(byte[] body) {
    var tree = tree(body);
    return new Wish(
        new Place(text(tree, "carrier"), text(tree, "province")),
        tiers(tree, "first"),
        new HashSet<>(tiers(tree, "skip")),
        minutes(tree),
        tree.path("early").asBoolean(false),
        text(tree, "reason"),
        text(tree, "incident"));
  }

  private static JsonNode tree(byte[] body) {
    try {
      var tree = JSON.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException _) {
      // told below
    }
    throw new IllegalArgumentException("body: is no JSON object; see openapi");
  }

  private static String text(JsonNode tree, String field) {
    var node = tree.path(field);
    if (!node.isMissingNode() && !node.isNull() && !node.isString()) {
      throw new IllegalArgumentException(field + ": is no text; write it in quotes");
    }
    return node.asString("").strip();
  }

  private static Duration minutes(JsonNode tree) {
    var node = tree.path("minutes");
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw new IllegalArgumentException("minutes: is no whole number; write 120, for example");
    }
    return Duration.ofMinutes(node.asInt());
  }

  private static List<Tier> tiers(JsonNode tree, String field) {
    var node = tree.path(field);
    if (!node.isMissingNode() && (!node.isArray() || node.size() > MOST)) {
      throw new IllegalArgumentException(field + ": is no list of tiers; write [\"doh\"]");
    }
    var tiers = new ArrayList<Tier>();
    for (var each : node) {
      tiers.add(tier(field, each.asString("")));
    }
    return tiers;
  }

  static Tier tier(String field, String code) {
    var tier =
        List.of(Tier.LOCAL, Tier.HTTPDNS, Tier.DOH, Tier.DOT).stream()
            .filter(it -> it.code().equals(code))
            .findFirst();
    return tier.orElseThrow(() ->
        new IllegalArgumentException(
            field + ": names what is no tier; write local, httpdns, doh or dot"));
  }
}
