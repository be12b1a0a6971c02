package fengsui.wire;

import fengsui.model.Floor;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.StageFacts.Secured;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what is particular to a stage, from rich evidence and from poor: what others did not
/// measure stays unknown.
final class FactsReading {

  private FactsReading() {}

  static @Nullable StageFacts read(Fields from, Stage stage) {
    return switch (stage) {
      case RESOLVE -> anyOf(from, "resolver", "answers", "rcode") ? resolved(from) : null;
      case CONNECT ->
          anyOf(from, "localPort", "retransmits", "rttMs", "floorMs") ? connected(from) : null;
      case SECURE ->
          anyOf(from, "protocol", "alpn", "sni", "alert", "chain", "floorMs")
              ? secured(from)
              : null;
      case EXCHANGE -> anyOf(from, "version", "status", "floorMs") ? exchanged(from) : null;
    };
  }

  /// Whether one of the fields says something; an empty list of answers beside no resolver does
  /// not.
  private static boolean anyOf(Fields from, String... names) {
    return Stream.of(names)
        .filter(from::has)
        .anyMatch(name -> !name.equals("answers") || !from.elements(name).isEmpty());
  }

  private static Resolved resolved(Fields from) {
    var resolver = from.findText("resolver");
    return new Resolved(
        resolver == null ? "unknown" : resolver,
        from.texts("answers"),
        from.texts("aliases"),
        from.findText("rcode"),
        from.findInteger("ttl"),
        late(from, "late"),
        from.findCoded(Role.class, "role"),
        from.findText("operator"));
  }

  static List<LateAnswer> late(Fields from, String name) {
    var all = new ArrayList<LateAnswer>();
    for (var element : from.elements(name)) {
      all.add(late(from, element, name + "[" + all.size() + "]"));
    }
    return all;
  }

  /// A late answer is an object, or just an address of which nobody noted the time.
  private static LateAnswer late(Fields from, JsonNode element, String place) {
    if (element.isString()) {
      return new LateAnswer(0, "NOERROR", List.of(element.stringValue()));
    }
    var fields = from.inside(element, place);
    var ms = fields.findNumber("ms");
    var rcode = fields.findText("rcode");
    return new LateAnswer(
        ms == null ? 0 : ms, rcode == null ? "NOERROR" : rcode, fields.texts("answers"));
  }

  private static @Nullable Floor floor(Fields from) {
    var ms = from.findNumber("floorMs");
    var source = from.findText("floorFrom");
    return ms == null ? null : from.make(() -> new Floor(ms, source == null ? "given" : source));
  }

  private static Connected connected(Fields from) {
    var port = from.findSmallInteger("localPort");
    return new Connected(
        port == null ? 0 : port,
        from.findSmallInteger("retransmits"),
        from.findNumber("rttMs"),
        floor(from));
  }

  private static Secured secured(Fields from) {
    return new Secured(
        from.findText("protocol"),
        from.findText("cipher"),
        from.findText("alpn"),
        from.findText("sni"),
        from.findText("alert"),
        chain(from, "chain"),
        from.findFlag("chainTrusted"),
        from.findFlag("nameMatches"),
        floor(from));
  }

  static List<CertificateFacts> chain(Fields from, String name) {
    return from.objects(name).stream().map(FactsReading::certificate).toList();
  }

  private static CertificateFacts certificate(Fields from) {
    return new CertificateFacts(
        from.text("subject"),
        from.text("issuer"),
        from.texts("names"),
        from.time("notBefore"),
        from.time("notAfter"),
        from.text("sha256"));
  }

  private static Exchanged exchanged(Fields from) {
    var version = from.findText("version");
    var bytes = from.findInteger("bodyBytes");
    return new Exchanged(
        version == null ? "unknown" : version,
        from.findSmallInteger("status"),
        from.findText("server"),
        from.findText("location"),
        bytes == null ? 0 : bytes,
        from.findNumber("firstByteMs"),
        floor(from));
  }
}
