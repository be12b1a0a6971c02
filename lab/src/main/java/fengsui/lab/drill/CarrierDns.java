package fengsui.lab.drill;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.model.FaultDomain.OURS;

import fengsui.lab.Knob;
import fengsui.lab.ResolverMode;
import fengsui.lab.Topology;
import fengsui.lab.drill.Scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// 2025-08-12, when carriers' resolvers answered `127.0.0.2`, and what looks like it but is not.
public final class CarrierDns {

  /// The drill's name, and the beginning of its twins'.
  public static final String NAME = "carrier-dns";

  /// Whose resolver lies.
  static final String VICTIM = "unicom";

  /// What the fault report must tell of: who lied and what was said, and who said otherwise.
  static final List<String> REPORTED =
      List.of(
          place(Topology.resolver(VICTIM)),
          "127.0.0.2",
          "tls://%s@%s".formatted(Topology.DOT_NAME, Topology.address(Topology.PUBLIC_DNS)),
          place(Topology.ZONE_DNS));

  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final Duration LATER = Duration.ofSeconds(30);

  /// So much faster than in life the second carrier follows; the minutes themselves are a test's on
  /// virtual time (`NamesLifecycleTest`).
  private static final int FASTER = 60;

  private static final Duration APART = Duration.ofMinutes(40).dividedBy(FASTER);

  private static final Knob LOOPBACK = resolver(VICTIM, ResolverMode.LOOPBACK);

  private CarrierDns() {}

  /// The real thing.
  public static Scenario real() {
    var summary = "a carrier's resolver answers 127.0.0.2 for every name, then caches keep it";
    return scenario(NAME, summary, VICTIM, stage(LOOPBACK, named(VICTIM), WITHIN));
  }

  /// What looks like it, as far as it was seen to be told from it.
  public static List<Scenario> twins() {
    return List.of(
        twin(
            "own-zone",
            "our own zone answers 127.0.0.2",
            Topology.PAY,
            new Knob.Resolver(Topology.ZONE_DNS, ResolverMode.ZONE_LOOPBACK),
            Expected.of(OURS, Map.of())),
        apart(),
        twin(
            "portal",
            "a carrier's resolver answers every name with its portal",
            VICTIM,
            resolver(VICTIM, ResolverMode.PORTAL),
            carrier(VICTIM)),
        lost(),
        twin(
            "two-answers",
            "a forged answer before the genuine one, on the way to the name servers overseas",
            "all",
            new Knob.Devices(List.of("dns-forgery")),
            Expected.of(BORDER, Map.of("port", "53"))));
  }

  private static Scenario apart() {
    return scenario(
        NAME + "/two-carriers",
        "two carriers' resolvers lie, 40 min apart, %d times as fast: two incidents"
            .formatted(FASTER),
        "unicom, mobile",
        stage(LOOPBACK, named(VICTIM), WITHIN),
        new Stage(
            APART, List.of(resolver("mobile", ResolverMode.LOOPBACK)), named("mobile"), WITHIN));
  }

  private static Scenario lost() {
    var zone = new Knob.Resolver(Topology.ZONE_DNS, ResolverMode.NXDOMAIN);
    return scenario(
        NAME + "/lost-name",
        "our zone loses a name, and a carrier's resolver answers with its portal instead",
        Topology.PAY,
        new Stage(
            Duration.ZERO,
            List.of(zone, resolver(VICTIM, ResolverMode.NXDOMAIN_PORTAL)),
            Expected.of(OURS, Map.of()),
            LATER));
  }

  private static Expected carrier(String carrier) {
    return Expected.of(CARRIER, Map.of("carrier", carrier, "layer", "dns"));
  }

  private static Expected named(String carrier) {
    var resolver = place(Topology.resolver(carrier));
    return Expected.of(
        CARRIER,
        Map.of("carrier", carrier, "province", "beijing", "layer", "dns", "resolvers", resolver));
  }

  private static String place(String host) {
    return "udp://%s:53".formatted(Topology.address(host));
  }

  private static Knob resolver(String carrier, ResolverMode mode) {
    return new Knob.Resolver(Topology.resolver(carrier), mode);
  }

  private static Scenario twin(
      String name, String summary, String target, Knob knob, Expected expected) {
    return scenario(NAME + "/" + name, summary, target, stage(knob, expected, LATER));
  }

  private static Stage stage(Knob knob, Expected expected, Duration within) {
    return new Stage(Duration.ZERO, List.of(knob), expected, within);
  }

  private static Scenario scenario(String name, String summary, String target, Stage... stages) {
    return new Scenario(name, summary, target, List.of(stages), Set.of(), null);
  }
}
