package fengsui.lab.garrison;

import fengsui.lab.Topology;
import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Side;
import fengsui.model.Vantage;
import java.util.List;
import java.util.stream.Stream;

/// Where an agent stands: the host of the laboratory that it is named after.
///
/// @param resolvers the hosts of its name servers, the carrier's own first
public record Stand(String name, Vantage vantage, List<String> resolvers) {

  public Stand {
    resolvers = List.copyOf(resolvers);
  }

  /// One at each domestic carrier, and one overseas.
  public static final List<Stand> ALL =
      Stream.concat(Topology.CARRIERS.stream().map(Stand::domestic), Stream.of(abroad())).toList();

  private static Stand domestic(String carrier) {
    return new Stand(
        carrier,
        new Vantage(new Carrier(carrier), "beijing", Access.FIXED, Side.DOMESTIC),
        List.of(Topology.resolver(carrier), Topology.PUBLIC_DNS, Topology.ZONE_DNS));
  }

  private static Stand abroad() {
    return new Stand(
        Topology.ABROAD,
        new Vantage(Carrier.OTHER, "singapore", Access.IDC, Side.OVERSEAS),
        List.of(Topology.ZONE_DNS, Topology.PUBLIC_DNS));
  }

  /// As `fengsui agent --vantage` takes it.
  String words() {
    return "carrier=%s,province=%s,access=%s,side=%s"
        .formatted(
            vantage.carrier(), vantage.province(), vantage.access().code(), vantage.side().code());
  }
}
