package fengsui.lab.border;

import fengsui.model.Side;
import java.net.InetAddress;
import java.util.List;

/// A host of the laboratory and its way to the core.
///
/// @param name the host's, such as `telecom`
/// @param hops from the host outwards
public record Leg(String name, Side side, List<InetAddress> addresses, List<Hop> hops) {

  public Leg {
    addresses = List.copyOf(addresses);
    hops = List.copyOf(hops);
  }
}
