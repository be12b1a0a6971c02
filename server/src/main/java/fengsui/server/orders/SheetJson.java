package fengsui.server.orders;

import static java.util.Objects.requireNonNull;

import fengsui.client.Tier;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A sheet of orders as JSON, before it is signed.
final class SheetJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Clocks of clients may be slow by so much.
  private static final Duration SLOW = Duration.ofMinutes(5);

  private SheetJson() {}

  static String write(long sequence, List<Entry> running) {
    var root = JSON.createObjectNode().put("schema", "fengsui.orders/1").put("sequence", sequence);
    var orders = root.putArray("orders");
    running.forEach(entry -> orders.add(order(entry)));
    return root.toString();
  }

  private static ObjectNode order(Entry entry) {
    var wish = entry.wish();
    var node =
        JSON.createObjectNode()
            .put("id", entry.id())
            .put("carrier", wish.place().carrier())
            .put("province", wish.place().province());
    tiers(node.putArray("first"), wish.first());
    tiers(node.putArray("skip"), wish.skip());
    return node.put("notBefore", requireNonNull(entry.issued()).minus(SLOW).toString())
        .put("expires", requireNonNull(entry.expires()).toString())
        .put("early", wish.early())
        .put("reason", wish.reason())
        .put("issuedBy", requireNonNull(entry.issuedBy()))
        .put("incident", wish.incident());
  }

  static void tiers(ArrayNode array, Collection<Tier> tiers) {
    tiers.stream().map(Tier::code).forEach(array::add);
  }
}
