package fengsui.lab.border;

import fengsui.lab.border.Emit.Count;
import fengsui.lab.border.Emit.Toward;
import fengsui.lab.border.Emit.Values;
import fengsui.lab.border.Emit.Window;
import fengsui.packets.IcmpErrors;
import fengsui.packets.Octets;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads one element of a rule's `emit` list.
final class EmitReader {

  private static final String FLAGS = "FSRPA";
  private static final double GAP_MS = 0.05;
  private static final Pattern TTL_PLUS = Pattern.compile("ttl\\+(\\d{1,5})");

  private EmitReader() {}

  static Emit emit(Fields in) {
    var kind = in.text("kind", null);
    var emit =
        switch (kind) {
          case "icmp" -> icmp(in);
          case "dns" -> dns(in);
          default -> { // open set of texts
            if (!kind.equals("segments")) {
              in.problem("kind", "is \"" + kind + "\"", "write segments, icmp or dns");
            }
            yield segments(in);
          }
        };
    in.end();
    return emit;
  }

  private static Emit segments(Fields in) {
    var payload = in.parsed("payload", "write hex of whole bytes", Octets::ofHex);
    return new Emit.Segments(
        in.word("toward", Toward.class, null),
        flags(in),
        in.integer("count", 1, 100, 1),
        in.word("seq", Count.class, Count.NEXT),
        in.integer("seqStep", 0, 1 << 20, 0),
        in.word("ack", Count.class, Count.NEXT),
        window(in),
        values(in, "ttl", 255, 64),
        values(in, "id", 65_535, 0),
        in.flag("df", true),
        payload == null ? Octets.NONE : payload,
        in.millis("delayMs", 0),
        in.millis("gapMs", GAP_MS));
  }

  private static Emit icmp(Fields in) {
    return new Emit.Icmp(in.word("error", IcmpErrors.Kind.class, null), in.millis("delayMs", 0));
  }

  private static Emit dns(Fields in) {
    return new Emit.DnsAnswers(
        answers(in),
        in.integer("timeToLive", 0, Integer.MAX_VALUE, 60),
        in.flag("authoritative", false),
        values(in, "ttl", 255, 64),
        values(in, "id", 65_535, 0),
        in.flag("df", true),
        in.millis("delayMs", 0),
        in.millis("gapMs", GAP_MS));
  }

  private static int flags(Fields in) {
    var letters = in.text("flags", "RA");
    int flags = 0;
    for (int i = 0; i < letters.length(); i++) {
      int bit = FLAGS.indexOf(letters.charAt(i));
      if (bit < 0) {
        in.problem("flags", "is \"" + letters + "\"", "write letters of " + FLAGS);
        return 0;
      }
      flags |= 1 << bit;
    }
    return flags;
  }

  private static Window window(Fields in) {
    var value = in.node("window");
    if (value.isString()) {
      var matcher = TTL_PLUS.matcher(value.stringValue());
      if (matcher.matches()) {
        return new Window.TtlPlus(Integer.parseInt(matcher.group(1)));
      }
      in.problem("window", "is " + value, "write a number, {from, to, step} or \"ttl+NUMBER\"");
    }
    return new Window.Own(
        value.isString() ? new Values.Drawn(0, 0, 0) : values(in, "window", 65_535, 0));
  }

  /// Reads `7`, `{"from": 7, "to": 9, "step": 1}` or `"mirror"`.
  private static Values values(Fields in, String field, int most, int otherwise) {
    var value = in.node(field);
    if (value.isObject()) {
      var drawn = in.inner(field);
      int from = drawn.integer("from", 0, most, otherwise);
      int to = drawn.integer("to", from, most, from);
      int step = drawn.integer("step", -most, most, 0);
      drawn.end();
      return new Values.Drawn(from, to, step);
    }
    if (value.isString() && value.stringValue().equals("mirror")) {
      return new Values.Mirrored();
    }
    int constant = in.integer(field, 0, most, otherwise);
    return new Values.Drawn(constant, constant, 0);
  }

  private static List<List<InetAddress>> answers(Fields in) {
    var all = new ArrayList<List<InetAddress>>();
    for (var answer : in.array("answers")) {
      var addresses = new ArrayList<InetAddress>();
      for (var address : answer.isArray() ? answer.values() : List.of(answer)) {
        literal(address)
            .ifPresentOrElse(
                addresses::add,
                () -> in.problem("answers", "has " + address, "write lists of IP addresses"));
      }
      all.add(addresses);
    }
    if (all.isEmpty()) {
      in.problem("answers", "has no answer", "write at least one list of IP addresses");
    }
    return all;
  }

  private static java.util.Optional<InetAddress> literal(JsonNode value) {
    try {
      return java.util.Optional.of(InetAddress.ofLiteral(value.stringValue("")));
    } catch (IllegalArgumentException _) {
      return java.util.Optional.empty();
    }
  }
}
