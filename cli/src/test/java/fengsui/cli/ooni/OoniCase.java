package fengsui.cli.ooni;

import fengsui.dns.AddressClass;
import fengsui.dns.IpText;
import fengsui.isolate.Isolation;
import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.model.Verdict;
import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One case of OONI's Web Connectivity, as observations: what the probe measured, from a vantage
/// within the country, and what the test helper measured, from one beyond the border, where the
/// site is.
///
/// The cases have no times, so clocks prove nothing here. Only what belongs to the URL's own name
/// is replayed: what follows a redirect is another target.
final class OoniCase {

  private static final Instant AT = Instant.parse("2026-08-14T00:00:00Z");
  private static final Vantage PROBE =
      new Vantage(Carrier.OTHER, "unknown", Access.FIXED, Side.DOMESTIC);
  private static final Vantage HELPER =
      new Vantage(new Carrier("cloud:helper"), "unknown", Access.IDC, Side.OVERSEAS);

  private final String name;
  private final JsonNode measured;
  private final Target target;
  private final List<Observation> seen = new ArrayList<>();

  private OoniCase(String name, JsonNode measurement) {
    this.name = name;
    this.measured = measurement.get("test_keys");
    this.target = target(measurement.get("input").stringValue());
  }

  static OoniCase read(Path folder) throws IOException {
    var text = Files.readString(folder.resolve("measurement.json"));
    var one = new OoniCase(folder.getFileName().toString(), JsonMapper.shared().readTree(text));
    one.probe();
    one.helper();
    return one;
  }

  String name() {
    return name;
  }

  /// As OONI published it: `blocking`, and `accessible` where that is false.
  String published() {
    var blocking = measured.get("blocking");
    var word = blocking.isString() ? blocking.stringValue() : blocking.toString();
    return switch (word) {
      case "false" ->
          measured.get("accessible").booleanValue(false) ? "accessible" : "down for everybody";
      case "null" -> "no verdict";
      default -> word;
    };
  }

  Verdict verdict() {
    return Isolation.judge(seen, List.of()).getFirst();
  }

  private static Target target(String input) {
    var uri = URI.create(input.replaceFirst("//([^/:]+)", "//host"));
    var host = input.replaceFirst("^[a-z]+://([^/:]+).*$", "$1");
    var secured = input.startsWith("https:");
    var scheme = secured ? Scheme.HTTPS : Scheme.HTTP;
    var port = uri.getPort() < 0 ? scheme.defaultPort() : uri.getPort();
    var ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
    return new Target("site", scheme, ascii, port, "/", Side.OVERSEAS, Owner.OURS);
  }

  // --- what the probe measured

  private void probe() {
    var told = new LinkedHashMap<String, List<String>>();
    var failures = new LinkedHashMap<String, String>();
    for (var query : measured.get("queries")) {
      if (!ascii(query.get("hostname")).equals(target.host())) {
        continue;
      }
      var resolver = resolver(query);
      var answers = told.computeIfAbsent(resolver, _ -> new ArrayList<>());
      for (var answer : list(query.get("answers"))) {
        var address = text(answer, "ipv4").isEmpty() ? text(answer, "ipv6") : text(answer, "ipv4");
        if (!address.isEmpty() && !answers.contains(address)) {
          answers.add(address);
        }
      }
      if (query.hasNonNull("failure")) {
        failures.merge(resolver, text(query, "failure"), OoniCase::graver);
      }
    }
    told.forEach((resolver, answers) -> resolved(resolver, answers, failures.get(resolver)));
    paths(told.getOrDefault("system", List.of()));
  }

  /// That a name has no address of one family is no failure beside anything else.
  private static String graver(String one, String other) {
    return one.equals("dns_no_answer") ? other : one;
  }

  private static String resolver(JsonNode query) {
    var address = text(query, "resolver_address");
    return switch (text(query, "engine")) {
      case "udp" -> "udp://" + address;
      case "doh" -> address;
      default -> "system";
    };
  }

  private void resolved(String resolver, List<String> answers, String failure) {
    var own = resolver.equals("system");
    var facts =
        new Resolved(resolver, answers, List.of(), null, null, List.of())
            .by(own ? Role.LOCAL : Role.CONTROL, null);
    var pair = own ? null : new ControlPair(target.id(), Factor.RESOLVER, resolver);
    add(PROBE, Stage.RESOLVE, outcome(answers, failure), null, Evidence.of(facts), pair);
  }

  private static Outcome outcome(List<String> answers, String failure) {
    if (answers.isEmpty()) {
      return failed(failure == null ? "dns_no_answer" : failure);
    }
    var bogus = answers.stream().allMatch(it -> AddressClass.of(IpText.parse(it)).bogon());
    return bogus ? failed("dns_bogon_error") : Outcome.OK;
  }

  /// Connections, handshakes and exchanges: the site's own where the system's resolver led to, and
  /// the others as what another address shows.
  private void paths(List<String> own) {
    for (var connect : measured.get("tcp_connect")) {
      if (connect.get("port").intValue() == target.port()) {
        var status = connect.get("status");
        step(text(connect, "ip"), own, Stage.CONNECT, text(status, "failure"));
      }
    }
    for (var shaken : measured.get("tls_handshakes")) {
      if (target.scheme().secured() && ascii(shaken.get("server_name")).equals(target.host())) {
        step(address(shaken), own, Stage.SECURE, text(shaken, "failure"));
      }
    }
    for (var request : list(measured.get("requests"))) {
      if (ascii(text(request.get("request"), "url").replaceFirst("^[a-z]+://([^/:]+).*$", "$1"))
          .equals(target.host())) {
        step(address(request), own, Stage.EXCHANGE, text(request, "failure"));
      }
    }
  }

  private void step(String address, List<String> own, Stage stage, String failure) {
    var pair = own.contains(address) ? null : new ControlPair(target.id(), Factor.ADDRESS, address);
    var outcome = failure.isEmpty() ? Outcome.OK : failed(failure);
    add(PROBE, stage, outcome, address, Evidence.NONE, pair);
  }

  // --- what the helper measured

  private void helper() {
    var control = measured.get("control");
    if (control == null || !control.hasNonNull("dns")) {
      return;
    }
    var answers = new ArrayList<String>();
    list(control.get("dns").get("addrs")).forEach(each -> answers.add(each.stringValue()));
    var failure = text(control.get("dns"), "failure");
    var facts = new Resolved("udp://192.0.2.250:53", answers, List.of(), null, null, List.of());
    var outcome = outcome(answers, failure.isEmpty() ? null : failure);
    add(HELPER, Stage.RESOLVE, outcome, null, Evidence.of(facts), null);
    if (!outcome.ok()) {
      return;
    }
    helper(control.get("tcp_connect"), answers, Stage.CONNECT);
    if (target.scheme().secured()) {
      helper(control.get("tls_handshake"), answers, Stage.SECURE);
    }
    var reply = control.get("http_request");
    if (reply != null && reply.get("status_code").intValue(-1) > 0) {
      add(HELPER, Stage.EXCHANGE, Outcome.OK, answers.getFirst(), Evidence.NONE, null);
    }
  }

  private void helper(JsonNode tried, List<String> answers, Stage stage) {
    for (Map.Entry<String, JsonNode> each : tried.properties()) {
      var address = each.getKey().replaceFirst(":[0-9]+$", "");
      if (answers.contains(address) && each.getKey().endsWith(":" + target.port())) {
        var failure = text(each.getValue(), "failure");
        add(
            HELPER,
            stage,
            failure.isEmpty() ? Outcome.OK : failed(failure),
            address,
            Evidence.NONE,
            null);
      }
    }
  }

  // --- both

  private void add(
      Vantage from,
      Stage stage,
      Outcome outcome,
      String address,
      Evidence evidence,
      ControlPair pair) {
    var agent = from.equals(PROBE) ? "probe" : "helper";
    var peer = address == null ? null : address + ":" + target.port();
    var full = pair == null ? evidence : evidence.with(pair);
    seen.add(new Observation(AT, agent, from, target, stage, outcome, 0, peer, full, 1));
  }

  /// OONI's names are ours where one fits; a phone and the helper have some of their own.
  private static Outcome failed(String failure) {
    for (var known : Failure.values()) {
      if (known.code().equals(failure)) {
        return new Outcome.Failed(known);
      }
    }
    return switch (failure) {
      case "android_dns_cache_no_data", "dns_name_error" ->
          new Outcome.Failed(Failure.DNS_NXDOMAIN_ERROR);
      case "connection_refused_error" -> new Outcome.Failed(Failure.CONNECTION_REFUSED);
      default -> new Outcome.Unclassified(failure);
    };
  }

  private static String address(JsonNode of) {
    return text(of, "address").replaceFirst(":[0-9]+$", "");
  }

  private static String ascii(JsonNode host) {
    return host == null || host.isNull() ? "" : ascii(host.stringValue());
  }

  private static String ascii(String host) {
    return IDN.toASCII(host).toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode of, String key) {
    return of != null && of.hasNonNull(key) ? of.get(key).stringValue("") : "";
  }

  private static Iterable<JsonNode> list(JsonNode of) {
    return of == null || of.isNull() ? List.of() : of.values();
  }
}
