package fengsui.history;

import fengsui.history.Exposure.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of an exposure. Money is decimal text; where there is more than one currency,
/// `amounts` has them all and `amount` is null.
public final class ExposureJson {

  private ExposureJson() {}

  public static ObjectNode write(Exposure exposure) {
    var node = part(exposure.whole());
    node.remove("value");
    var by = node.putObject("by");
    for (var field : Exposure.SPLITS) {
      var parts = by.putArray(field.word());
      exposure.split(field).forEach(part -> parts.add(part(part)));
    }
    return node;
  }

  private static ObjectNode part(Part part) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("value", part.value());
    node.put("payments", part.payments());
    node.put("people", part.people());
    var one = part.amounts().size() == 1;
    node.put("amount", money(part, one));
    node.put("currency", one ? part.amounts().firstKey() : null);
    if (part.amounts().size() > 1) {
      node.set("amounts", amounts(part));
    }
    return node;
  }

  private static @Nullable String money(Part part, boolean one) {
    if (part.amounts().isEmpty()) {
      return "0";
    }
    return one ? part.amounts().firstEntry().getValue().toPlainString() : null;
  }

  private static JsonNode amounts(Part part) {
    var all = JsonNodeFactory.instance.arrayNode();
    part.amounts()
        .forEach((currency, amount) ->
            all.addObject().put("currency", currency).put("amount", amount.toPlainString()));
    return all;
  }
}
