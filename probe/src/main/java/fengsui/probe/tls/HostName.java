package fengsui.probe.tls;

import fengsui.dns.IpText;
import java.util.List;
import java.util.Locale;

/// Whether a name in a certificate is that of a host (RFC 9525): exactly, or with one wildcard in
/// place of the whole leftmost label.
final class HostName {

  private HostName() {}

  static boolean anyMatches(List<String> names, String host) {
    var address = IpText.find(host);
    var wanted = plain(host);
    for (var name : names) {
      var matches =
          address.isEmpty() ? matches(plain(name), wanted) : address.equals(IpText.find(name));
      if (matches) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String host) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(host);
    }
    var dot = host.indexOf('.');
    var rest = pattern.substring(1);
    return dot > 0 && rest.indexOf('.', 1) > 0 && host.substring(dot).equals(rest);
  }

  private static String plain(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
