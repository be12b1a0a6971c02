package fengsui.server.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.client.orders.Place;
import fengsui.client.orders.Standing.State;
import fengsui.model.Coded;
import fengsui.wire.Escapes;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/// What a follower says of itself when it asks for orders: one header, in the form of a web form.
///
/// @param name among all that use one token; empty for the only one
/// @param order the one that is followed; empty for none
/// @param refusal why the last sheet was not taken; empty if it was
/// @param why none is followed although there are some; else empty
record Report(
    String name,
    Place place,
    long sequence,
    State state,
    String order,
    String refusal,
    String why) {

  private static final int LONGEST = 4096;

  /// @throws IllegalArgumentException in one line: place, problem, remedy
  static Report read(String header) {
    if (header.length() > LONGEST) {
      throw wrong("is longer than %d characters".formatted(LONGEST), "say less");
    }
    var fields = fields(header);
    var sequence = fields.getOrDefault("sequence", "0");
    if (!sequence.matches("[0-9]{1,18}")) {
      throw wrong("sequence is no number", "send that of the newest sheet, or 0");
    }
    return new Report(
        text(fields, "name", 64),
        new Place(text(fields, "carrier", 80), text(fields, "province", 40)),
        Long.parseLong(sequence),
        state(fields.getOrDefault("state", "")),
        text(fields, "order", 40),
        text(fields, "refusal", 300),
        text(fields, "why", 300));
  }

  private static Map<String, String> fields(String header) {
    var fields = new HashMap<String, String>();
    for (var pair : header.split("&", -1)) {
      var at = pair.indexOf('=');
      if (at < 0) {
        throw wrong("has a part without =", "send KEY=VALUE&…");
      }
      try {
        fields.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
      } catch (IllegalArgumentException e) {
        throw wrong("has a part that cannot be decoded", "encode it as a web form is");
      }
    }
    return fields;
  }

  private static State state(String code) {
    try {
      return Coded.of(State.class, code);
    } catch (IllegalArgumentException e) {
      throw wrong("state " + Escapes.visible(e.getMessage() + ""), "send one of them");
    }
  }

  private static String text(Map<String, String> fields, String key, int most) {
    var text = Escapes.visible(fields.getOrDefault(key, ""));
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static IllegalArgumentException wrong(String problem, String remedy) {
    return new IllegalArgumentException("header Fengsui-Standing: " + problem + "; " + remedy);
  }
}
