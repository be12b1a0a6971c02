package fengsui.lab.drill;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.model.FaultDomain.MONITOR;
import static fengsui.model.FaultDomain.OURS;
import static fengsui.model.FaultDomain.PROVIDER;
import static fengsui.model.FaultDomain.UNKNOWN;

import fengsui.lab.Knob;
import fengsui.lab.ResolverMode;
import fengsui.lab.Topology;
import fengsui.lab.drill.Scenario.Stage;
import fengsui.lab.host.FirewallMode;
import fengsui.lab.host.SiteMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The night of 2025-08-20, and what looks like it but is not.
public final class Border443 {

  /// The drill's name, and the beginning of its twins'.
  public static final String NAME = "border-443";

  // Two carriers that fail minutes apart, in less time.
  private static final Duration APART = Duration.ofSeconds(45);
  private static final Duration WITHIN = Duration.ofSeconds(15);

  // Silence takes longer to tell from slowness than an answer does.
  private static final Duration LATER = Duration.ofSeconds(30);

  // An agent may miss three greetings before it is called silent.
  private static final Duration SILENT = Duration.ofSeconds(60);

  private Border443() {}

  /// The real thing.
  public static Scenario real() {
    return scenario(
        NAME,
        "2025-08-20: forged RST+ACK on TCP/443 across the border, both ways",
        "all",
        new Stage(
            Duration.ZERO,
            List.of(devices("border-443")),
            Expected.of(BORDER, Map.of("port", "443", "direction", "both")),
            WITHIN));
  }

  /// The real thing while programs are killed: those that are silent meanwhile may be said to be.
  static Scenario kills() {
    var real = real();
    return new Scenario(
        NAME + "-kills",
        "the same, while post, database and an agent are killed, a disk fills and a clock jumps",
        real.target(),
        real.stages(),
        Set.of(MONITOR),
        null);
  }

  /// What looks like it.
  public static List<Scenario> twins() {
    return List.of(
        twin(
            "site-stopped",
            "the overseas site's process is stopped",
            Topology.PAY,
            Expected.of(OURS, Map.of()),
            new Knob.Site(Topology.PAY, SiteMode.STOPPED)),
        twin(
            "provider-stopped",
            "a provider's overseas site is stopped",
            Topology.HUB,
            Expected.of(PROVIDER, Map.of("provider", "partner")),
            new Knob.Site(Topology.HUB, SiteMode.STOPPED)),
        twin(
            "firewall-rejects",
            "the overseas site's firewall rejects 443",
            Topology.PAY,
            Expected.of(OURS, Map.of()),
            new Knob.Firewall(Topology.PAY, 443, FirewallMode.TCP_RESET)),
        uplink(),
        twin(
            "carrier-path",
            "one carrier's path drops 443",
            "unicom",
            Expected.of(CARRIER, Map.of("carrier", "unicom", "layer", "path")),
            devices("carrier-drop-443")),
        twin(
            "both-ports",
            "443 and 8443 both drop at the border",
            "all",
            new Expected(List.of(BORDER, UNKNOWN), Map.of("port", Expected.NOTHING)),
            devices("border-drop-443-8443")),
        apart());
  }

  private static Scenario uplink() {
    var unicom = Expected.of(MONITOR, Map.of("agent", "unicom"));
    var stage = new Stage(Duration.ZERO, List.of(new Knob.Uplink("unicom")), unicom, SILENT);
    return scenario(NAME + "/agent-uplink", "one agent loses its uplink", "unicom", stage)
        .cuttingOff("unicom");
  }

  private static Scenario apart() {
    var unicom = Expected.of(CARRIER, Map.of("carrier", "unicom", "layer", "dns"));
    var mobile = Expected.of(CARRIER, Map.of("carrier", "mobile", "layer", "path"));
    var names = new Knob.Resolver(Topology.resolver("unicom"), ResolverMode.LOOPBACK);
    return scenario(
        NAME + "/two-carriers",
        "one carrier's resolver lies and, later, another's path drops 443: two incidents",
        "unicom, mobile",
        new Stage(Duration.ZERO, List.of(names), unicom, LATER),
        new Stage(APART, List.of(devices("carrier-drop-443-mobile")), mobile, LATER));
  }

  private static Scenario twin(
      String name, String summary, String target, Expected expected, Knob knob) {
    var stage = new Stage(Duration.ZERO, List.of(knob), expected, LATER);
    return scenario(NAME + "/" + name, summary, target, stage);
  }

  private static Scenario scenario(String name, String summary, String target, Stage... stages) {
    return new Scenario(name, summary, target, List.of(stages), Set.of(), null);
  }

  private static Knob devices(String... injectors) {
    return new Knob.Devices(List.of(injectors));
  }
}
