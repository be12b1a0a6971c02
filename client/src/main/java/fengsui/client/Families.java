package fengsui.client;

import fengsui.dns.Family;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Set;

/// Which kinds of address are wanted.
public enum Families {
  IPV4(Set.of(Family.IPV4)),
  IPV6(Set.of(Family.IPV6)),
  BOTH(Set.of(Family.IPV4, Family.IPV6));

  private final Set<Family> set;

  Families(Set<Family> set) {
    this.set = set;
  }

  /// The same as a set.
  public Set<Family> set() {
    return set;
  }

  /// Whether `address` is of a kind that is wanted.
  public boolean contains(InetAddress address) {
    return set.contains(address instanceof Inet4Address ? Family.IPV4 : Family.IPV6);
  }
}
