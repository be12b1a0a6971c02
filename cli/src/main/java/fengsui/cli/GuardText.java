package fengsui.cli;

import fengsui.guard.Judgement;
import fengsui.guard.Predicted;
import fengsui.wire.Escapes;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the guard says, for people and for programs.
final class GuardText {

  private GuardText() {}

  static String of(Judgement judgement) {
    var text = new StringBuilder(judgement.decision().code());
    for (var reason : judgement.reasons()) {
      text.append(
          "%n  %-7s %s: %s"
              .formatted(reason.decision().code(), reason.rule(), Escapes.visible(reason.words())));
    }
    judgement.predicted().ifPresent(predicted -> text.append("%n  %s".formatted(of(predicted))));
    text.append(
        "%n  approval level %d: %s"
            .formatted(
                judgement.approval().level(), String.join(", ", judgement.approval().roles())));
    return text.toString();
  }

  private static String of(Predicted predicted) {
    return String.format(
        Locale.ROOT,
        "would take %s off %d payments (%.1f %% of all), %s a minute and %s in a busy one%s",
        predicted.perPayment().toPlainString(),
        predicted.payments(),
        predicted.hitRate() * 100,
        predicted.p50().toPlainString(),
        predicted.p95().toPlainString(),
        predicted.total().map(total -> ", in all " + total.toPlainString()).orElse(""));
  }

  static String json(Judgement judgement) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("decision", judgement.decision().code());
    var reasons = node.putArray("reasons");
    for (var reason : judgement.reasons()) {
      reasons
          .addObject()
          .put("rule", reason.rule())
          .put("decision", reason.decision().code())
          .put("why", reason.words());
    }
    if (judgement.predicted().isPresent()) {
      node.set("predicted", json(judgement.predicted().get()));
    } else {
      node.putNull("predicted");
    }
    var approval = node.putObject("approval").put("level", judgement.approval().level());
    var roles = approval.putArray("roles");
    judgement.approval().roles().forEach(roles::add);
    node.put("contentHash", judgement.contentHash());
    return Escapes.visible(node.toString());
  }

  private static ObjectNode json(Predicted predicted) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("payments", predicted.payments());
    node.put("hitRate", Math.round(predicted.hitRate() * 1e6) / 1e6);
    node.put("perPayment", predicted.perPayment().toPlainString());
    node.putObject("perMinute")
        .put("p50", predicted.p50().toPlainString())
        .put("p95", predicted.p95().toPlainString());
    node.put("total", predicted.total().map(BigDecimal::toPlainString).orElse(null));
    node.put("most", predicted.most().toPlainString());
    node.put("outsideIntent", predicted.outsideIntent());
    node.put("free", predicted.free());
    node.put("usualPerMinute", predicted.usualPerMinute().toPlainString());
    node.put("minutes", predicted.minutes());
    return node;
  }
}
