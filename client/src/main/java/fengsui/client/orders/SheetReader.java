package fengsui.client.orders;

import fengsui.client.Tier;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.Fields;
import fengsui.dns.json.Json;
import fengsui.model.Coded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a sheet's JSON. What it does not know it ignores; what it knows must be right.
final class SheetReader {

  private static final String SCHEMA = "fengsui.orders/1";
  private static final int MOST = 32;
  private static final Set<Tier> ASKED = Set.of(Tier.LOCAL, Tier.HTTPDNS, Tier.DOH, Tier.DOT);

  private SheetReader() {}

  static Sheet read(byte[] text) throws FailsafeRefused {
    try {
      var root = Fields.root("the sheet", SCHEMA, text);
      var sequence = Fields.whole("sequence", root.find("sequence").orElse(null), Long.MAX_VALUE);
      return new Sheet(sequence, orders(root));
    } catch (IllegalArgumentException e) {
      throw new FailsafeRefused(String.valueOf(e.getMessage()), "correct it");
    }
  }

  private static List<Order> orders(Json.Members root) throws FailsafeRefused {
    if (!(root.find("orders").orElse(null) instanceof Json.Array array)
        || array.values().size() > MOST) {
      throw Fields.wrong("orders", "are no list of at most " + MOST, "write [{…}, …]");
    }
    var all = new ArrayList<Order>();
    var ids = new HashSet<String>();
    for (var each : array.values()) {
      var place = "orders[" + all.size() + "]";
      var order = order(place, Fields.object(place, each));
      if (!ids.add(order.id())) {
        throw Fields.wrong(place + ".id", "comes twice", "name each order once");
      }
      all.add(order);
    }
    return all;
  }

  private static Order order(String place, Json.Members of) throws FailsafeRefused {
    var first = Fields.list(place + ".first", of, SheetReader::tier);
    var skip = Set.copyOf(Fields.list(place + ".skip", of, SheetReader::tier));
    if (first.isEmpty() || first.stream().distinct().count() < first.size()) {
      throw Fields.wrong(place + ".first", "names no tier, or one twice", "name each tier once");
    }
    if (first.stream().anyMatch(skip::contains)) {
      throw Fields.wrong(place + ".skip", "names a tier that is asked first", "take one away");
    }
    return new Order(
        word(place + ".id", of, "[a-z0-9-]{1,40}"),
        new Place(
            word(place + ".carrier", of, "([a-z][A-Za-z0-9:._-]{0,79})?"),
            word(place + ".province", of, "([a-z][a-z-]{0,39})?")),
        first,
        skip,
        Fields.time(place + ".notBefore", of),
        Fields.time(place + ".expires", of),
        of.find("early").orElse(null) instanceof Json.Bool early && early.value(),
        word(place + ".reason", of, "[^\\p{Cntrl}]{1,300}"),
        word(place + ".issuedBy", of, "[^\\p{Cntrl}]{1,120}"),
        word(place + ".incident", of, "[A-Za-z0-9-]{0,40}"));
  }

  private static Tier tier(String place, String text) {
    try {
      var tier = Coded.of(Tier.class, text);
      if (ASKED.contains(tier)) {
        return tier;
      }
    } catch (IllegalArgumentException unknown) {
      // told below
    }
    throw new IllegalArgumentException(
        place + " is \"" + Fields.shown(text) + "\", not local, httpdns, doh or dot");
  }

  /// Absent is empty.
  private static String word(String place, Json.Members of, String form) throws FailsafeRefused {
    var given = of.find(place.substring(place.lastIndexOf('.') + 1));
    var text = given.isEmpty() ? "" : given.get().findText().orElse("\0");
    if (!text.matches(form)) {
      throw Fields.wrong(place, "is \"" + Fields.shown(text) + "\"", "write " + form);
    }
    return text;
  }
}
