package fengsui.wire;

import fengsui.model.Contradiction;
import fengsui.model.ControlPair;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.IcmpError;
import fengsui.model.PacketSeen;
import fengsui.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of evidence: one flat object, so that the poorest reader finds the resolver, the
/// answers and the floor where it expects them.
final class EvidenceJson {

  private EvidenceJson() {}

  static ObjectNode write(Evidence evidence) {
    var node = FactsJson.write(evidence.facts());
    node.set("control", write(evidence.control()));
    FactsJson.writeRest(node, evidence.facts());
    Trees.putPresent(node, "ending", evidence.ending() == null ? null : evidence.ending().code());
    Trees.putPresent(node, "icmp", evidence.icmp() == null ? null : icmp(evidence.icmp()));
    Trees.putPresent(node, "packets", Trees.list(evidence.packets(), EvidenceJson::packet));
    Trees.putPresent(
        node, "contradictions", Trees.list(evidence.contradictions(), EvidenceJson::contradiction));
    Trees.putPresent(node, "missing", Trees.texts(evidence.missing()));
    var located = evidence.located();
    Trees.putPresent(node, "located", located == null ? null : LocatedJson.write(located));
    return node;
  }

  /// Reads the evidence of a stage; `null` is evidence of nothing.
  static Evidence read(@Nullable Fields from, Stage stage) {
    if (from == null) {
      return Evidence.NONE;
    }
    var icmp = from.findObject("icmp");
    return new Evidence(
        FactsJson.read(from, stage),
        from.findCoded(Ending.class, "ending"),
        icmp == null ? null : readIcmp(icmp),
        from.objects("packets").stream().map(EvidenceJson::readPacket).toList(),
        from.objects("contradictions").stream().map(EvidenceJson::readContradiction).toList(),
        readPair(from.findObject("control")),
        from.texts("missing"),
        LocatedJson.read(from.findObject("located")));
  }

  static @Nullable JsonNode write(@Nullable ControlPair pair) {
    return pair == null
        ? null
        : Trees.object()
            .put("of", pair.of())
            .put("varies", pair.varies().code())
            .put("to", pair.to());
  }

  static @Nullable ControlPair readPair(@Nullable Fields from) {
    return from == null
        ? null
        : new ControlPair(
            from.text("of"), from.coded(ControlPair.Factor.class, "varies"), from.text("to"));
  }

  private static JsonNode icmp(IcmpError icmp) {
    return Trees.object()
        .put("type", icmp.type())
        .put("code", icmp.code())
        .put("from", icmp.from());
  }

  static IcmpError readIcmp(Fields from) {
    return new IcmpError(from.smallInteger("type"), from.smallInteger("code"), from.text("from"));
  }

  private static JsonNode packet(PacketSeen packet) {
    return Trees.object()
        .put("ms", Trees.rounded(packet.ms()))
        .put("inbound", packet.inbound())
        .put("flags", packet.flags())
        .put("ttl", packet.ttl())
        .put("ipId", packet.ipId())
        .put("df", packet.df())
        .put("window", packet.window())
        .put("seq", packet.seq())
        .put("ack", packet.ack())
        .put("payload", packet.payload());
  }

  static PacketSeen readPacket(Fields from) {
    return new PacketSeen(
        from.number("ms"),
        from.flag("inbound"),
        from.text("flags"),
        from.smallInteger("ttl"),
        from.smallInteger("ipId"),
        from.flag("df"),
        from.smallInteger("window"),
        from.integer("seq"),
        from.integer("ack"),
        from.smallInteger("payload"));
  }

  private static JsonNode contradiction(Contradiction contradiction) {
    return switch (contradiction) {
      case Contradiction.SynAckAfterReset(var ms) -> kind("syn_ack_after_reset", ms);
      case Contradiction.DataAfterReset(var ms) -> kind("data_after_reset", ms);
      case Contradiction.SecondAnswer(var first, var second, var ms) -> {
        var node = kind("second_answer", ms);
        node.set("first", Trees.texts(first));
        node.set("second", Trees.texts(second));
        yield node;
      }
    };
  }

  private static ObjectNode kind(String kind, double ms) {
    return Trees.object().put("kind", kind).put("ms", Trees.rounded(ms));
  }

  static Contradiction readContradiction(Fields from) {
    var ms = from.number("ms");
    return switch (from.text("kind")) {
      case "syn_ack_after_reset" -> new Contradiction.SynAckAfterReset(ms);
      case "data_after_reset" -> new Contradiction.DataAfterReset(ms);
      case "second_answer" ->
          new Contradiction.SecondAnswer(from.texts("first"), from.texts("second"), ms);
      case String other -> // open set of texts
          throw from.complaint(
              "kind",
              "is \"" + Escapes.visible(other) + "\"",
              "allowed: "
                  + String.join(
                      ", ", List.of("syn_ack_after_reset", "data_after_reset", "second_answer")));
    };
  }
}
