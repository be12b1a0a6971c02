package fengsui.server.config;

import fengsui.dns.ResolverAddress;
import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads targets and vantages: the same way from the file and from a request.
final class EntryReading {

  static final List<String> TARGET_KEYS =
      List.of(
          "id", "url", "scheme", "host", "port", "path", "side", "owner", "criticality", "note");
  static final List<String> VANTAGE_KEYS =
      List.of("agent", "carrier", "province", "access", "side", "resolvers");
  static final List<String> CRITICALITIES = List.of("critical", "important", "minor");
  private static final List<String> PARTS = List.of("scheme", "host", "port", "path");
  private static final String SIDES = "write domestic or overseas";

  private EntryReading() {}

  static @Nullable TargetEntry target(Section from) {
    var id = from.word("id", "?", "give it a name that is not used twice", Words::name);
    var address = from.has("url") ? whole(from) : parts(from);
    var side = from.word("side", Side.DOMESTIC, SIDES, Words.coded(Side.class));
    var owner = from.wordOr("owner", Owner.OURS, "write ours, provider:NAME or control", Owner::of);
    if (owner.equals(Owner.SELF)) {
      from.wrong("owner", "is kept for agents", "write ours, provider:NAME or control");
    }
    var criticality =
        from.wordOr(
            "criticality",
            "important",
            "write critical, important or minor",
            Words.oneOf(CRITICALITIES));
    var note = from.wordOr("note", "", "shorten it", EntryReading::note);
    return from.make(() ->
        new TargetEntry(
            new Target(
                id, address.scheme(), address.host(), address.port(), address.path(), side, owner),
            criticality,
            note));
  }

  private static Address whole(Section from) {
    for (var part : PARTS) {
      if (from.has(part)) {
        from.wrong(part, "stands beside url", "write url, or scheme, host, port and path");
      }
    }
    return from.word("url", Address.NONE, Address.FORMS, Address::of);
  }

  private static Address parts(Section from) {
    if (PARTS.stream().noneMatch(from::has)) {
      from.missing("url", Address.FORMS);
      return Address.NONE;
    }
    var scheme =
        from.wordOr(
            "scheme", Scheme.HTTPS, "write https, http, tls or tcp", Words.coded(Scheme.class));
    var host = from.word("host", "nowhere.invalid", "name the host", Address::host);
    if (scheme == Scheme.TCP && !from.has("port")) {
      from.wrong("port", "is missing, and tcp has no usual one", "write a port");
    }
    var port = from.wordOr("port", scheme.defaultPort(), "write a port", Words::port);
    return new Address(scheme, host, port, from.wordOr("path", "/", "write /PATH", Address::path));
  }

  private static String province(String text) {
    if (!text.matches("[a-z][a-z-]{0,49}")) {
      throw new IllegalArgumentException("is no lower-case name: " + Problems.brief(text));
    }
    return text;
  }

  private static String note(String text) {
    if (text.length() > 1000 || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("must have at most 1000 characters, none of them NUL");
    }
    return text;
  }

  static @Nullable VantageEntry vantage(Section from) {
    var agent = from.word("agent", "?", "name the agent", Words::name);
    var carrier =
        from.word(
            "carrier",
            Carrier.OTHER,
            "write telecom, unicom, mobile, broadnet, other or cloud:NAME",
            Carrier::new);
    var province =
        from.wordOr("province", "unknown", "write a name such as beijing", EntryReading::province);
    var access =
        from.wordOr("access", Access.IDC, "write fixed, mobile or idc", Words.coded(Access.class));
    var side = from.word("side", Side.DOMESTIC, SIDES, Words.coded(Side.class));
    var resolvers =
        from.words(
            "resolvers",
            "write udp://ADDRESS[:PORT], tcp://… or ADDRESS",
            it -> ResolverAddress.parse(it).toString());
    var vantage = from.make(() -> new Vantage(carrier, province, access, side));
    return vantage == null ? null : from.make(() -> new VantageEntry(agent, vantage, resolvers));
  }
}
