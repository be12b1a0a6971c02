package fengsui.lab;

import fengsui.lab.border.Hop;
import fengsui.lab.border.Leg;
import fengsui.lab.border.Network;
import fengsui.model.Side;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The laboratory's map, fixed so that tests and people can rely on it.
///
/// Addresses are of the benchmarking range 198.18.0.0/15 (RFC 2544), domestic hosts in 198.18,
/// overseas ones in 198.19, and likewise of fd00:18::/32 and fd00:19::/32. Round trips: about 4 ms
/// within the country, 6.6 ms to the border, 70 and 120 ms overseas.
public final class Topology {

  /// The label of the hop between the two sides.
  public static final String BORDER = "border";

  /// The three domestic vantages; each is also the label of its carrier's backbone hop.
  public static final List<String> CARRIERS = List.of("telecom", "unicom", "mobile");

  /// A vantage overseas.
  public static final String ABROAD = "abroad";

  /// A domestic name server that is no carrier's, and the overseas one that knows all zones.
  public static final String PUBLIC_DNS = "dns-public";

  public static final String ZONE_DNS = "dns-zone";

  /// What the public name server's certificate is for, where it speaks TLS.
  public static final String DOT_NAME = "dot.public.test";

  /// The web sites: two domestic, two overseas; of each two, one is ours.
  public static final String HOME = "home";

  public static final String MALL = "mall";

  public static final String PAY = "pay";
  public static final String HUB = "hub";

  /// An overseas site that is nobody's business: it only shows whether the way there works.
  public static final String FAR = "far";

  /// Where the command post stands.
  public static final String POST = "post";

  /// The names of the sites.
  public static final Map<String, String> NAMES =
      Map.of(
          HOME, "home.fengsui.test",
          MALL, "mall.partner.test",
          PAY, "pay.fengsui.test",
          HUB, "hub.partner.test",
          FAR, "far.control.test");

  public static final Network NETWORK =
      new Network(
          List.of(
              vantage("telecom", 1),
              vantage("unicom", 2),
              vantage("mobile", 3),
              near("dns-telecom", 1, 53),
              near("dns-unicom", 2, 53),
              near("dns-mobile", 3, 53),
              near(PUBLIC_DNS, 53, 53),
              near(HOME, 10, 80),
              near(MALL, 11, 80),
              near(POST, 12, 80),
              far(PAY, 20, 80, 31_300),
              far(HUB, 30, 80, 56_300),
              far(FAR, 50, 80, 41_300),
              far(ZONE_DNS, 53, 53, 31_300),
              far(ABROAD, 40, 10, 20_000)),
          hop(BORDER, Side.DOMESTIC, 255, 1, 2_100));

  private Topology() {}

  /// The name server of a carrier.
  public static String resolver(String carrier) {
    return "dns-" + carrier;
  }

  /// Returns a host by its name.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Leg leg(String host) {
    return NETWORK.legs().stream()
        .filter(leg -> leg.name().equals(host))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "host must be one of %s, but is %s"
                    .formatted(NETWORK.legs().stream().map(Leg::name).toList(), host)));
  }

  /// Returns a host's IPv4 address.
  public static String address(String host) {
    return leg(host).addresses().getFirst().getHostAddress();
  }

  private static Leg vantage(String name, int net) {
    return leg(
        name,
        Side.DOMESTIC,
        addresses(Side.DOMESTIC, net, 10),
        List.of(
            hop(name + "-access", Side.DOMESTIC, net, 1, 400),
            hop(name, Side.DOMESTIC, 100 + net, 1, 800)));
  }

  private static Leg near(String name, int net, int host) {
    return leg(
        name,
        Side.DOMESTIC,
        addresses(Side.DOMESTIC, net, host),
        List.of(hop(name + "-access", Side.DOMESTIC, 200, host + net, 800)));
  }

  private static Leg far(String name, int net, int host, long haulMicros) {
    return leg(
        name,
        Side.OVERSEAS,
        addresses(Side.OVERSEAS, net, host),
        List.of(
            hop(name + "-access", Side.OVERSEAS, net, 1, 400),
            hop(name + "-landing", Side.OVERSEAS, net, 254, haulMicros)));
  }

  private static Leg leg(String name, Side side, List<InetAddress> addresses, List<Hop> hops) {
    return new Leg(name, side, addresses, hops);
  }

  private static Hop hop(String label, Side side, int net, int host, long micros) {
    return new Hop(label, addresses(side, net, host), Duration.ofNanos(micros * 1000));
  }

  private static List<InetAddress> addresses(Side side, int net, int host) {
    int block = side == Side.DOMESTIC ? 18 : 19;
    return List.of(
        InetAddress.ofLiteral("198.%d.%d.%d".formatted(block, net, host)),
        InetAddress.ofLiteral("fd00:%d:%d::%d".formatted(block, net, host)));
  }
}
