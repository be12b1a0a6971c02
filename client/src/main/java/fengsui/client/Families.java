package fengsui.client;

import fengsui.dns.Family;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Set;

/// Which kinds of address are wanted.
public enum Families {
  IPV4,
  IPV6,
  BOTH;

  private static final Set<Family> FOUR = Set.of(Family.IPV4);
  private static final Set<Family> SIX = Set.of(Family.IPV6);
  private static final Set<Family> ALL = Set.of(Family.IPV4, Family.IPV6);

  /// The same as a set.
  public Set<Family> set() {
    return switch (this) {
      case IPV4 -> FOUR;
      case IPV6 -> SIX;
      case BOTH -> ALL;
    };
  }

  /// Whether `address` is of a kind that is wanted.
  public boolean contains(InetAddress address) {
    return set().contains(address instanceof Inet4Address ? Family.IPV4 : Family.IPV6);
  }
}
