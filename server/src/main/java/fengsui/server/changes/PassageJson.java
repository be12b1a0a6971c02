package fengsui.server.changes;

import fengsui.guard.Judgement;
import fengsui.guard.Predicted;
import fengsui.guard.flow.HouseRules;
import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Phase;
import fengsui.guard.flow.Shipping;
import fengsui.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How answers tell of a change.
final class PassageJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private PassageJson() {}

  /// Where it stands, in short.
  static ObjectNode brief(Passage passage, HouseRules rules) {
    var node =
        JSON.createObjectNode()
            .put("id", passage.change().id())
            .put("kind", passage.change().kind())
            .put("author", passage.change().author())
            .put("revision", passage.revision())
            .put("phase", passage.phase().code())
            .put("since", passage.since().toString())
            .put("share", passage.share(rules).toPlainString())
            .put("level", passage.level())
            .put("contentHash", passage.contentHash());
    var needed = node.putArray("needed");
    passage.needed().forEach(needed::add);
    var open = node.putArray("open");
    passage.open().forEach(open::add);
    var approvals = node.putArray("approvals");
    for (var each : passage.approvals()) {
      approvals
          .addObject()
          .put("role", each.role())
          .put("who", each.who())
          .put("at", each.at().toString());
    }
    return node;
  }

  /// All of it.
  static ObjectNode whole(Passage passage, HouseRules rules, List<ChangeLog.Line> steps) {
    var node = brief(passage, rules);
    node.set("change", JSON.readTree(Json.write(passage.change())));
    var judgement = passage.judgement();
    if (judgement == null) {
      node.putNull("judgement");
    } else {
      node.set("judgement", of(judgement));
    }
    var urgency = passage.urgency();
    if (urgency != null) {
      node.putObject("urgency")
          .put("by", urgency.by())
          .put("reason", urgency.reason())
          .put("at", urgency.at().toString())
          .put("overrides", urgency.overrides());
    }
    if (passage.phase() == Phase.APPROVED) {
      node.put("opensAt", new Shipping(rules).opens(passage).toString());
    }
    if (passage.phase() == Phase.ROLLING) {
      node.put("nextAt", new Shipping(rules).next(passage).toString());
    }
    var all = node.putArray("steps");
    steps.forEach(step -> all.add(JSON.readTree(step.entry())));
    return node;
  }

  /// As `fengsui guard check --json` tells it.
  private static ObjectNode of(Judgement judgement) {
    var node = JSON.createObjectNode().put("decision", judgement.decision().code());
    var reasons = node.putArray("reasons");
    for (var reason : judgement.reasons()) {
      reasons
          .addObject()
          .put("rule", reason.rule())
          .put("decision", reason.decision().code())
          .put("why", reason.words());
    }
    if (judgement.predicted().isPresent()) {
      node.set("predicted", of(judgement.predicted().get()));
    } else {
      node.putNull("predicted");
    }
    var approval = node.putObject("approval").put("level", judgement.approval().level());
    var roles = approval.putArray("roles");
    judgement.approval().roles().forEach(roles::add);
    return node.put("contentHash", judgement.contentHash());
  }

  private static ObjectNode of(Predicted predicted) {
    var node = JSON.createObjectNode();
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
