package fengsui.server.blackbox;

import fengsui.dns.IpText;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which hosts may be probed: those of the catalogue's targets, and what the operator allows.
///
/// @param hosts names and addresses
/// @param patterns `*`, `HOST`, `*.DOMAIN`, `ADDRESS/BITS`
record Allowance(Set<String> hosts, List<String> patterns) {

  Allowance {
    hosts = Set.copyOf(hosts);
    patterns = List.copyOf(patterns);
  }

  boolean allows(String host) {
    var plain = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$|\\.$", "");
    return hosts.contains(plain)
        || patterns.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), plain));
  }

  private static boolean matches(String pattern, String host) {
    if (pattern.equals("*") || pattern.equals(host)) {
      return true;
    }
    if (pattern.startsWith("*.")) {
      return host.endsWith(pattern.substring(1));
    }
    var slash = pattern.indexOf('/');
    var address = IpText.find(host);
    return slash > 0
        && address.isPresent()
        && inside(pattern.substring(0, slash), pattern.substring(slash + 1), address.get());
  }

  private static boolean inside(String network, String bits, InetAddress address) {
    var base = IpText.find(network);
    if (base.isEmpty() || !bits.matches("[0-9]{1,3}")) {
      return false;
    }
    var one = base.get().getAddress();
    var other = address.getAddress();
    var length = Integer.parseInt(bits);
    if (one.length != other.length || length > one.length * 8) {
      return false;
    }
    for (var i = 0; i < length; i++) {
      var mask = 0x80 >> (i % 8);
      if ((one[i / 8] & mask) != (other[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  static Allowance of(List<String> hosts, List<String> patterns) {
    return new Allowance(new HashSet<>(hosts), patterns);
  }
}
