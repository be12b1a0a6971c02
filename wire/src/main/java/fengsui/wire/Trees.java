package fengsui.wire;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Small words for writing JSON trees.
final class Trees {

  private Trees() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode texts(Collection<String> texts) {
    var array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static <T> ArrayNode list(List<T> values, Function<T, JsonNode> writing) {
    var array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(writing.apply(value)));
    return array;
  }

  /// Milliseconds to the microsecond, and other measures to three places; `null` for what is not a
  /// number.
  static @Nullable Double rounded(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    return Math.abs(value) > 1e12 ? value : Math.round(value * 1000) / 1000.0;
  }

  static String time(Instant at) {
    return at.toString();
  }

  /// Puts what there is, and nothing for what there is not.
  static void putPresent(ObjectNode node, String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case String text -> node.put(name, text);
      case Integer number -> node.put(name, number);
      case Long number -> node.put(name, number);
      case Double number -> node.put(name, rounded(number));
      case Boolean flag -> node.put(name, flag);
      case JsonNode tree -> {
        if (!tree.isEmpty()) {
          node.set(name, tree);
        }
      }
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }
}
