package fengsui.dns.httpdns;

import fengsui.dns.Family;
import fengsui.dns.message.Name;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Names to ask for at once, as a vendor's account.
record Inquiry(String account, List<Name> names, Set<Family> families) {

  Inquiry {
    names = List.copyOf(names);
    families = EnumSet.copyOf(families);
  }

  /// Whether these names can be asked for: host names alone, so that none is taken for two.
  boolean askable() {
    return names.stream().allMatch(name -> written(name).matches("[a-z0-9_.-]{1,253}"));
  }

  /// A name without the last dot, in lower case.
  static String written(Name name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /// The names, parted by commas.
  String joined() {
    return names.stream().map(Inquiry::written).collect(Collectors.joining(","));
  }

  /// The families as Alibaba writes them: `4`, `6` or `4,6`.
  String digits() {
    return families.stream()
        .map(family -> family == Family.IPV4 ? "4" : "6")
        .collect(Collectors.joining(","));
  }

  boolean wants(InetAddress address) {
    return families.contains(address instanceof Inet4Address ? Family.IPV4 : Family.IPV6);
  }
}
