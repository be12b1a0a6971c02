package fengsui.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/// Which kind of address stands first. Within a kind the order of the answer is kept: sorting by
/// reachability or speed would prefer whatever is nearest, a forged address included.
public enum FamilyOrder {
  IPV4_FIRST,
  IPV6_FIRST,
  AS_ANSWERED;

  /// Returns `addresses` in this order.
  public List<InetAddress> sort(List<InetAddress> addresses) {
    return switch (this) {
      case AS_ANSWERED -> addresses;
      case IPV4_FIRST -> sorted(addresses, true);
      case IPV6_FIRST -> sorted(addresses, false);
    };
  }

  private static List<InetAddress> sorted(List<InetAddress> addresses, boolean four) {
    return addresses.stream()
        .sorted(Comparator.comparing(each -> (each instanceof Inet4Address) != four))
        .toList();
  }
}
