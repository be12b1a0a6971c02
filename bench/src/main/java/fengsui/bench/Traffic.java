package fengsui.bench;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Floor;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Secured;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one agent sends of its targets, round after round, as lines. While the border is cut, its
/// overseas targets on port 443 are reset.
///
/// Lines are written once and then only get their time and number, so that writing them costs the
/// machine little.
final class Traffic {

  private static final Instant MARK = Instant.parse("2000-01-01T00:00:00Z");
  private static final List<String> CARRIERS = List.of("telecom", "unicom", "mobile");
  private static final int OVERSEAS_SHARE = 10;

  private final List<String> healthy = new ArrayList<>();
  private final List<String> cut = new ArrayList<>();
  private final String agent;
  private final Vantage vantage;

  Traffic(int number, int targets) {
    agent = agent(number);
    vantage =
        new Vantage(
            new Carrier(CARRIERS.get(number % CARRIERS.size())),
            "beijing",
            Access.FIXED,
            Side.DOMESTIC);
    for (var i = 0; i < targets; i++) {
      var target = target(i);
      var probe = probe(target);
      healthy.addAll(probe);
      cut.addAll(target.side() == Side.OVERSEAS ? resetProbe(target) : probe);
    }
  }

  static String agent(int number) {
    return "bench-" + number;
  }

  private static Target target(int i) {
    var overseas = i % OVERSEAS_SHARE == 0;
    return new Target(
        "target-" + i,
        Scheme.HTTPS,
        "shop-" + i + ".example",
        443,
        "/health",
        overseas ? Side.OVERSEAS : Side.DOMESTIC,
        i % 3 == 0 ? new Owner.Provider("pay.example") : Owner.OURS);
  }

  /// How many lines a round has.
  int size() {
    return healthy.size();
  }

  /// Appends line `index` of a round, made at `at` and numbered `sequence`.
  void line(StringBuilder to, boolean reset, int index, Instant at, long sequence) {
    var lines = reset ? cut : healthy;
    var line = lines.get(index % lines.size());
    to.append("{\"at\":\"").append(at).append(line).append(sequence).append("}\n");
  }

  private List<String> probe(Target target) {
    return List.of(
        template(target, Stage.RESOLVE, Outcome.OK, 3.214, Evidence.of(resolved())),
        template(target, Stage.CONNECT, Outcome.OK, 31.871, Evidence.of(connected())),
        template(target, Stage.SECURE, Outcome.OK, 36.402, Evidence.of(secured(target))),
        template(target, Stage.EXCHANGE, Outcome.OK, 48.077, Evidence.of(exchanged())));
  }

  private List<String> resetProbe(Target target) {
    var reset = Evidence.of(connected()).with(Ending.REFUSED_BY_RST, null);
    var refused = new Outcome.Failed(Failure.CONNECTION_REFUSED);
    return List.of(
        template(target, Stage.RESOLVE, Outcome.OK, 3.214, Evidence.of(resolved())),
        template(target, Stage.CONNECT, refused, 8.113, reset),
        template(target, Stage.RESOLVE, Outcome.OK, 3.101, Evidence.of(resolved())),
        template(target, Stage.CONNECT, refused, 8.245, reset));
  }

  /// A line without its time at the beginning and its number at the end.
  private String template(
      Target target, Stage stage, Outcome outcome, double ms, Evidence evidence) {
    var line =
        Json.write(
            1,
            new Observation(MARK, agent, vantage, target, stage, outcome, ms, peer(), evidence, 1));
    return line.substring("{\"at\":\"".length() + MARK.toString().length(), line.length() - 2);
  }

  private static @Nullable String peer() {
    return "198.18.0.7:443";
  }

  private static StageFacts resolved() {
    return new Resolved(
        "udp://198.18.3.53:53",
        List.of("198.18.0.7", "198.18.0.8"),
        List.of("edge.example"),
        "NOERROR",
        60L,
        List.of());
  }

  private static StageFacts connected() {
    return new Connected(40122, 0, 31.5, new Floor(29.8, "learnt"));
  }

  private static StageFacts secured(Target target) {
    var certificate =
        new CertificateFacts(
            "CN=" + target.host(),
            "CN=Example CA",
            List.of(target.host()),
            Instant.parse("2026-10-01T00:00:00Z"),
            Instant.parse("2026-12-30T00:00:00Z"),
            "3f1c".repeat(16));
    return new Secured(
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256",
        "h2",
        target.host(),
        null,
        List.of(certificate),
        true,
        true,
        null);
  }

  private static StageFacts exchanged() {
    return new Exchanged("HTTP/2", 200, "nginx", null, 512, 47.9, null);
  }
}
