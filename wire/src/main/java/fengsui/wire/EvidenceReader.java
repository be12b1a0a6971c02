package fengsui.wire;

import fengsui.model.Coded;
import fengsui.model.Contradiction;
import fengsui.model.ControlPair;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Floor;
import fengsui.model.PacketSeen;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.StageFacts.Secured;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Evidence in one pass, in the order in which [EvidenceJson] writes it. Rare parts of it are read
/// as trees.
final class EvidenceReader {

  private static final int MANY = 4096;
  private static final int FEW = 256;

  private final Memo<String> words;
  private final Memo<List<String>> texts = new Memo<>(MANY, json -> list(json).texts("list"));
  private final Memo<List<CertificateFacts>> chains =
      new Memo<>(MANY, json -> FactsReading.chain(list(json), "list"));
  private final Memo<ControlPair> pairs =
      new Memo<>(MANY, json -> Objects.requireNonNull(EvidenceJson.readPair(Json.fields(json))));
  private final Memo<Ending> endings = new Memo<>(FEW, code -> Coded.of(Ending.class, code));
  private final Memo<Role> roles = new Memo<>(FEW, code -> Coded.of(Role.class, code));

  EvidenceReader(Memo<String> words) {
    this.words = words;
  }

  /// What every stage has, with `null` for nothing.
  ///
  /// @param floorMs null if unknown, and then `floorFrom` means nothing
  private record Head(
      @Nullable String resolver,
      List<String> answers,
      @Nullable Fields late,
      @Nullable Double floorMs,
      @Nullable ControlPair control,
      @Nullable String floorFrom) {

    @Nullable Floor floor() {
      return floorMs == null ? null : new Floor(floorMs, floorFrom == null ? "given" : floorFrom);
    }
  }

  Evidence read(Scan from, Stage stage) {
    var head = head(from);
    var facts = facts(from, stage, head);
    var ending = from.has(",\"ending\":") ? from.text(endings) : null;
    var icmp = from.has(",\"icmp\":") ? EvidenceJson.readIcmp(Json.fields(from.tree())) : null;
    var packets = from.has(",\"packets\":") ? packets(from.tree()) : List.<PacketSeen>of();
    var contradictions =
        from.has(",\"contradictions\":") ? contradictions(from.tree()) : List.<Contradiction>of();
    var missing = from.has(",\"missing\":") ? from.tree(texts) : List.<String>of();
    var located = from.has(",\"located\":") ? LocatedJson.read(Json.fields(from.tree())) : null;
    from.skip("}");
    return new Evidence(
        facts, ending, icmp, packets, contradictions, head.control, missing, located);
  }

  private Head head(Scan from) {
    from.skip("{\"resolver\":");
    var resolver = from.has("null") ? null : from.text(words);
    from.skip(",\"answers\":");
    var answers = from.has("[]") ? List.<String>of() : from.tree(texts);
    from.skip(",\"late\":");
    var late = from.has("[]") ? null : list(from.tree());
    from.skip(",\"floorMs\":");
    var floorMs = from.has("null") ? null : number(from);
    from.skip(",\"control\":");
    var control = from.has("null") ? null : from.tree(pairs);
    return new Head(resolver, answers, late, floorMs, control, text(from, ",\"floorFrom\":"));
  }

  private @Nullable StageFacts facts(Scan from, Stage stage, Head head) {
    return switch (stage) {
      case RESOLVE -> resolved(from, head);
      case CONNECT -> connected(from, head);
      case SECURE -> secured(from, head);
      case EXCHANGE -> exchanged(from, head);
    };
  }

  private @Nullable Resolved resolved(Scan from, Head head) {
    var aliases = from.has(",\"aliases\":") ? from.tree(texts) : List.<String>of();
    var rcode = text(from, ",\"rcode\":");
    var ttl = from.has(",\"ttl\":") ? (Long) from.whole() : null;
    var role = from.has(",\"role\":") ? from.text(roles) : null;
    var operator = text(from, ",\"operator\":");
    if (head.resolver == null && head.answers.isEmpty() && rcode == null) {
      return null;
    }
    var late = head.late == null ? List.<LateAnswer>of() : FactsReading.late(head.late, "list");
    var resolver = head.resolver == null ? "unknown" : head.resolver;
    return new Resolved(resolver, head.answers, aliases, rcode, ttl, late, role, operator);
  }

  private static @Nullable Connected connected(Scan from, Head head) {
    var port = small(from, ",\"localPort\":");
    var retransmits = small(from, ",\"retransmits\":");
    var rttMs = number(from, ",\"rttMs\":");
    return port == null && retransmits == null && rttMs == null && head.floorMs == null
        ? null
        : new Connected(port == null ? 0 : port, retransmits, rttMs, head.floor());
  }

  private @Nullable Secured secured(Scan from, Head head) {
    var protocol = text(from, ",\"protocol\":");
    var cipher = text(from, ",\"cipher\":");
    var alpn = text(from, ",\"alpn\":");
    var sni = text(from, ",\"sni\":");
    var alert = text(from, ",\"alert\":");
    var chain = from.has(",\"chain\":") ? from.tree(chains) : null;
    var trusted = flag(from, ",\"chainTrusted\":");
    var matches = flag(from, ",\"nameMatches\":");
    if (protocol == null
        && alpn == null
        && sni == null
        && alert == null
        && chain == null
        && head.floorMs == null) {
      return null;
    }
    var certificates = chain == null ? List.<CertificateFacts>of() : chain;
    return new Secured(
        protocol, cipher, alpn, sni, alert, certificates, trusted, matches, head.floor());
  }

  private @Nullable Exchanged exchanged(Scan from, Head head) {
    var version = text(from, ",\"version\":");
    var status = small(from, ",\"status\":");
    var server = text(from, ",\"server\":");
    var location = text(from, ",\"location\":");
    var bytes = from.has(",\"bodyBytes\":") ? from.whole() : 0;
    var firstByteMs = number(from, ",\"firstByteMs\":");
    if (version == null && status == null && head.floorMs == null) {
      return null;
    }
    var spoken = version == null ? "unknown" : version;
    return new Exchanged(spoken, status, server, location, bytes, firstByteMs, head.floor());
  }

  private @Nullable String text(Scan from, String name) {
    return from.has(name) ? from.text(words) : null;
  }

  private static @Nullable Double number(Scan from, String name) {
    return from.has(name) ? number(from) : null;
  }

  private static Double number(Scan from) {
    return from.number();
  }

  private static @Nullable Integer small(Scan from, String name) {
    return from.has(name) ? (Integer) from.small() : null;
  }

  private static @Nullable Boolean flag(Scan from, String name) {
    return from.has(name) ? (Boolean) from.flag() : null;
  }

  private static List<PacketSeen> packets(String json) {
    return list(json).objects("list").stream().map(EvidenceJson::readPacket).toList();
  }

  private static List<Contradiction> contradictions(String json) {
    return list(json).objects("list").stream().map(EvidenceJson::readContradiction).toList();
  }

  private static Fields list(String json) {
    return Json.fields("{\"list\":" + json + "}");
  }
}
