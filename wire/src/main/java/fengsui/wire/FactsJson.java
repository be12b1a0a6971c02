package fengsui.wire;

import fengsui.model.Floor;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Secured;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what is particular to a stage. Four fields are always there, with `null` for nothing:
/// `resolver`, `answers`, `late`, `floorMs`.
final class FactsJson {

  private FactsJson() {}

  /// Returns a new object with the fields that are always there.
  static ObjectNode write(@Nullable StageFacts facts) {
    var resolved = facts instanceof Resolved it ? it : null;
    var floor = floor(facts);
    var node = Trees.object().put("resolver", resolved == null ? null : resolved.resolver());
    node.set("answers", Trees.texts(resolved == null ? List.of() : resolved.answers()));
    node.set("late", late(resolved == null ? List.of() : resolved.late()));
    return node.put("floorMs", floor == null ? null : Trees.rounded(floor.ms()));
  }

  /// Adds the fields that are there only with a value.
  static void writeRest(ObjectNode node, @Nullable StageFacts facts) {
    var floor = floor(facts);
    Trees.putPresent(node, "floorFrom", floor == null ? null : floor.source());
    switch (facts) {
      case null -> {}
      case Resolved resolved -> resolved(node, resolved);
      case Connected connected -> connected(node, connected);
      case Secured secured -> secured(node, secured);
      case Exchanged exchanged -> exchanged(node, exchanged);
    }
  }

  static @Nullable StageFacts read(Fields from, Stage stage) {
    return FactsReading.read(from, stage);
  }

  private static @Nullable Floor floor(@Nullable StageFacts facts) {
    return switch (facts) {
      case null -> null;
      case Resolved _ -> null;
      case Connected connected -> connected.floor();
      case Secured secured -> secured.floor();
      case Exchanged exchanged -> exchanged.floor();
    };
  }

  private static JsonNode late(List<LateAnswer> answers) {
    return Trees.list(
        answers,
        answer ->
            Trees.object()
                .put("ms", Trees.rounded(answer.ms()))
                .put("rcode", answer.rcode())
                .set("answers", Trees.texts(answer.answers())));
  }

  private static void resolved(ObjectNode node, Resolved facts) {
    Trees.putPresent(node, "aliases", Trees.texts(facts.aliases()));
    Trees.putPresent(node, "rcode", facts.rcode());
    Trees.putPresent(node, "ttl", facts.ttl());
    var role = facts.role();
    Trees.putPresent(node, "role", role == null ? null : role.code());
    Trees.putPresent(node, "operator", facts.operator());
  }

  private static void connected(ObjectNode node, Connected facts) {
    node.put("localPort", facts.localPort());
    Trees.putPresent(node, "retransmits", facts.retransmits());
    Trees.putPresent(node, "rttMs", facts.rttMs());
  }

  private static void secured(ObjectNode node, Secured facts) {
    Trees.putPresent(node, "protocol", facts.protocol());
    Trees.putPresent(node, "cipher", facts.cipher());
    Trees.putPresent(node, "alpn", facts.alpn());
    Trees.putPresent(node, "sni", facts.sni());
    Trees.putPresent(node, "alert", facts.alert());
    node.set("chain", Trees.list(facts.chain(), FactsJson::certificate));
    Trees.putPresent(node, "chainTrusted", facts.chainTrusted());
    Trees.putPresent(node, "nameMatches", facts.nameMatches());
  }

  private static JsonNode certificate(CertificateFacts facts) {
    return Trees.object()
        .put("subject", facts.subject())
        .put("issuer", facts.issuer())
        .put("notBefore", Trees.time(facts.notBefore()))
        .put("notAfter", Trees.time(facts.notAfter()))
        .put("sha256", facts.sha256())
        .set("names", Trees.texts(facts.names()));
  }

  private static void exchanged(ObjectNode node, Exchanged facts) {
    node.put("version", facts.version());
    Trees.putPresent(node, "status", facts.status());
    Trees.putPresent(node, "server", facts.server());
    Trees.putPresent(node, "location", facts.location());
    node.put("bodyBytes", facts.bodyBytes());
    Trees.putPresent(node, "firstByteMs", facts.firstByteMs());
  }
}
