package fengsui.lab;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.model.FaultDomain.MONITOR;
import static fengsui.model.FaultDomain.NONE;
import static fengsui.model.FaultDomain.OURS;
import static fengsui.model.FaultDomain.PROVIDER;
import static fengsui.model.FaultDomain.UNKNOWN;

import fengsui.lab.host.FirewallMode;
import fengsui.lab.host.SiteMode;
import fengsui.model.FaultDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The faults of the drill `diagnosis`, healthy ones first.
public final class DiagnosisFaults {

  private DiagnosisFaults() {}

  public static List<Fault> all() {
    var all = new ArrayList<Fault>();
    all.add(fault("healthy, overseas", "telecom", Topology.PAY, List.of(), NONE));
    all.add(fault("healthy, domestic", "mobile", Topology.HOME, List.of(), NONE));
    all.addAll(border());
    all.addAll(carrier());
    all.addAll(site());
    all.addAll(monitor());
    return List.copyOf(all);
  }

  static List<Fault> border() {
    return List.of(
        device("2025-08-20: RST+ACK on SYN and SYN+ACK", "border-443", BORDER),
        device("the same, genuine packets eaten", "border-443-eaten", BORDER),
        device("RST+ACK just before the SYN+ACK", "syn-ack-reset", BORDER),
        device("RST after the ClientHello, GFW type I", "gfw-i", BORDER),
        device("RST+ACK after the ClientHello, GFW type II", "gfw-ii", BORDER),
        device("RST+ACK after the ClientHello, GFW type III", "gfw-iii", BORDER),
        // Silence has no sender: a carrier's exit and the border look alike to one vantage.
        device("443 dropped at the border", "border-drop-443", BORDER, UNKNOWN),
        // Whose router the ICMP came from is not written on it.
        device("443 prohibited at the border, by ICMP", "border-icmp-443", BORDER, UNKNOWN),
        // Slowness has no sender either.
        device("443 throttled at the border", "border-throttle-443", BORDER, UNKNOWN),
        device("DNS forged at the border, routable", "dns-forgery", BORDER),
        device("DNS forged at the border, loopback", "dns-forgery-loopback", BORDER),
        // Without the genuine answer beside it, the forgery could be the zone's own mistake for
        // all that one vantage sees, unless DNS over TCP shows the difference.
        device("DNS forged, genuine answer eaten", "dns-forgery-eaten", BORDER, UNKNOWN));
  }

  static List<Fault> carrier() {
    return List.of(
        // A reset from within the province, on crossing connections only: nearer than the border,
        // but one vantage has no second carrier to compare with.
        device("RST+ACK with payload in the province (Henan)", "henan", CARRIER, BORDER, UNKNOWN),
        // One vantage cannot tell its carrier's filter from one in its own building.
        device("443 dropped by the carrier", "carrier-drop-443", CARRIER, UNKNOWN),
        resolver("carrier's resolver answers 127.0.0.2", ResolverMode.LOOPBACK),
        resolver("carrier's resolver: no such name", ResolverMode.NXDOMAIN),
        resolver("carrier's resolver answers a portal", ResolverMode.PORTAL),
        resolver("carrier's resolver refuses", ResolverMode.REFUSING),
        resolver("carrier's resolver is dead", ResolverMode.DEAD));
  }

  static List<Fault> site() {
    var all = new ArrayList<Fault>();
    all.add(ours("our server stopped, 443 closed", site(Topology.PAY, SiteMode.STOPPED)));
    all.add(ours("our servers stopped, all ports closed", site(Topology.PAY, SiteMode.DEAD)));
    all.add(ours("our firewall rejects with RST", firewall(FirewallMode.TCP_RESET)));
    all.add(ours("our firewall prohibits, by ICMP", firewall(FirewallMode.ADMIN_PROHIBITED)));
    // Silence on one port of one address: a border that knows the address does just the same.
    all.add(ours("our firewall drops", firewall(FirewallMode.DROP), UNKNOWN));
    all.add(ours("our certificate expired", site(Topology.PAY, SiteMode.EXPIRED)));
    all.add(ours("our certificate is for another host", site(Topology.PAY, SiteMode.WRONG_HOST)));
    all.add(
        ours("our certificate's authority is unknown", site(Topology.PAY, SiteMode.UNKNOWN_CA)));
    all.add(ours("our server does not speak TLS", site(Topology.PAY, SiteMode.NOT_TLS)));
    all.add(ours("our server accepts and stalls", site(Topology.PAY, SiteMode.STALLED)));
    all.add(ours("our server answers 500", site(Topology.PAY, SiteMode.ERROR_500)));
    all.add(
        ours(
            "our own zone answers 127.0.0.2",
            new Knob.Resolver(Topology.ZONE_DNS, ResolverMode.ZONE_LOOPBACK)));
    all.add(
        fault(
            "our domestic server stopped",
            "mobile",
            Topology.HOME,
            List.of(site(Topology.HOME, SiteMode.STOPPED)),
            OURS));
    all.add(provider("provider's server stopped", SiteMode.STOPPED));
    all.add(provider("provider's certificate expired", SiteMode.EXPIRED));
    return all;
  }

  static List<Fault> monitor() {
    var unicom = "unicom";
    return List.of(
        fault(
            "the vantage's own line is cut",
            unicom,
            Topology.PAY,
            List.of(new Knob.Uplink(unicom)),
            MONITOR),
        // Nothing comes back from anywhere: the line or the carrier, one vantage cannot know.
        device("the vantage hears nothing at all", "access-silent", MONITOR, CARRIER, UNKNOWN));
  }

  private static Fault device(String name, String injector, FaultDomain... expected) {
    var knob = new Knob.Devices(List.of(injector));
    return fault(name, "unicom", Topology.PAY, List.of(knob), expected);
  }

  private static Fault resolver(String name, ResolverMode mode) {
    var knob = new Knob.Resolver(Topology.resolver("unicom"), mode);
    return fault(name, "unicom", Topology.PAY, List.of(knob), CARRIER);
  }

  private static Fault ours(String name, Knob knob, FaultDomain... also) {
    var expected = Stream.concat(Stream.of(OURS), Stream.of(also)).toArray(FaultDomain[]::new);
    return fault(name, "telecom", Topology.PAY, List.of(knob), expected);
  }

  private static Fault provider(String name, SiteMode mode) {
    return fault(name, "mobile", Topology.HUB, List.of(site(Topology.HUB, mode)), PROVIDER);
  }

  private static Knob site(String host, SiteMode mode) {
    return new Knob.Site(host, mode);
  }

  private static Knob firewall(FirewallMode mode) {
    return new Knob.Firewall(Topology.PAY, 443, mode);
  }

  private static Fault fault(
      String name, String vantage, String target, List<Knob> knobs, FaultDomain... expected) {
    return new Fault(name, vantage, target, knobs, List.of(expected));
  }
}
