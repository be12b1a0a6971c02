package fengsui.wire;

import fengsui.model.Carrier;
import fengsui.model.Coded;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.NextControl;
import fengsui.model.Verdict.RuledOut;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a verdict.
final class VerdictJson {

  private VerdictJson() {}

  static ObjectNode write(Verdict verdict) {
    var where = verdict.where();
    var since = verdict.since();
    var node =
        Trees.object()
            .put("domain", verdict.domain().code())
            .put("carrier", where.carrier() == null ? null : where.carrier().code())
            .put("province", where.province())
            .put("layer", code(where.layer()))
            .put("port", where.port())
            .put("direction", code(where.direction()))
            .put("confidence", Math.round(verdict.confidence() * 10_000) / 10_000.0)
            .put("since", since == null ? null : Trees.time(since));
    reasons(node, verdict);
    node.put("provider", where.provider())
        .put("change", where.change())
        .put("robust", verdict.robust())
        .put("agent", where.agent());
    Trees.putPresent(node, "resolvers", Trees.texts(where.resolvers()));
    return node;
  }

  private static void reasons(ObjectNode node, Verdict verdict) {
    var scope = verdict.scope();
    var size = Trees.object().put("targets", scope.targets()).put("vantages", scope.vantages());
    Trees.putPresent(size, "names", scope.names() == 0 ? null : (long) scope.names());
    node.set("scope", size);
    node.set("because", Trees.texts(verdict.because()));
    node.set("against", Trees.texts(verdict.against()));
    node.set("ruledOut", Trees.list(verdict.ruledOut(), VerdictJson::ruledOut));
    node.set("next", next(verdict.next()));
  }

  private static @Nullable String code(@Nullable Coded word) {
    return word == null ? null : word.code();
  }

  private static JsonNode ruledOut(RuledOut it) {
    return Trees.object().put("domain", it.domain().code()).put("by", it.by());
  }

  private static @Nullable JsonNode next(@Nullable NextControl next) {
    return next == null
        ? null
        : Trees.object()
            .put("control", next.control())
            .put("gainBits", Trees.rounded(next.gainBits()));
  }

  static Verdict read(Fields from) {
    var domain = from.coded(FaultDomain.class, "domain");
    var where = readWhere(from);
    var confidence = from.number("confidence");
    var since = from.findTime("since");
    var scope = from.object("scope");
    var names = scope.findSmallInteger("names");
    var size =
        new Scope(
            scope.smallInteger("targets"),
            scope.smallInteger("vantages"),
            names == null ? 0 : names);
    var robust = Boolean.TRUE.equals(from.findFlag("robust"));
    var because = from.texts("because");
    var against = from.texts("against");
    var ruledOut = from.objects("ruledOut").stream().map(VerdictJson::readRuledOut).toList();
    var next = readNext(from.findObject("next"));
    return from.make(() ->
        new Verdict(
            domain, where, confidence, since, size, robust, because, against, ruledOut, next));
  }

  private static Where readWhere(Fields from) {
    return new Where(
        from.has("carrier") ? from.word("carrier", Carrier::new) : null,
        from.findText("province"),
        from.findText("provider"),
        from.findText("change"),
        from.findCoded(Layer.class, "layer"),
        from.findSmallInteger("port"),
        from.findCoded(Direction.class, "direction"),
        from.findText("agent"),
        from.texts("resolvers"));
  }

  private static RuledOut readRuledOut(Fields from) {
    return new RuledOut(from.coded(FaultDomain.class, "domain"), from.text("by"));
  }

  private static @Nullable NextControl readNext(@Nullable Fields from) {
    return from == null ? null : new NextControl(from.text("control"), from.number("gainBits"));
  }
}
