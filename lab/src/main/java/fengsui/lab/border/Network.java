package fengsui.lab.border;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The laboratory's map: its hosts, and the border between the two sides.
public final class Network {

  private final List<Leg> legs;
  private final Hop border;
  private final Map<InetAddress, Leg> byAddress = new HashMap<>();

  public Network(List<Leg> legs, Hop border) {
    this.legs = List.copyOf(legs);
    this.border = border;
    for (var leg : legs) {
      for (var address : leg.addresses()) {
        if (byAddress.put(address, leg) != null) {
          throw new IllegalArgumentException("two hosts have the address " + address);
        }
      }
    }
  }

  public List<Leg> legs() {
    return legs;
  }

  public Hop border() {
    return border;
  }

  Optional<Leg> findAt(InetAddress address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  Path path(Leg from, Leg to) {
    return Path.between(from, to, border);
  }
}
