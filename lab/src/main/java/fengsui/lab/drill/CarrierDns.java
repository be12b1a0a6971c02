package fengsui.lab.drill;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;

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

  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final Duration LATER = Duration.ofSeconds(30);
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
            "two-answers",
            "a forged answer before the genuine one, on the way to the name servers overseas",
            "all",
            new Knob.Devices(List.of("dns-forgery")),
            Expected.of(BORDER, Map.of("port", "53"))));
  }

  private static Expected named(String carrier) {
    var place = "udp://%s:53".formatted(Topology.address(Topology.resolver(carrier)));
    return Expected.of(
        CARRIER,
        Map.of("carrier", carrier, "province", "beijing", "layer", "dns", "resolvers", place));
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
