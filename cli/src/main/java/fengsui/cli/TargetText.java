package fengsui.cli;

import fengsui.dns.IpText;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Reads targets as people write them: `https://shop.example:8443/path`, `tcp://192.0.2.7:5432`,
/// `[2001:db8::1]:443`, `shop.example`.
final class TargetText {

  private static final String FORMS =
      "write https://HOST[:PORT]/PATH, http://…, tls://HOST:PORT, tcp://HOST:PORT, HOST:PORT or"
          + " HOST";

  private final String place;
  private final String text;

  private TargetText(String place, String text) {
    this.place = place;
    this.text = text;
  }

  /// Returns the target that is written `text`.
  ///
  /// @param place what to call it in a complaint, such as `--control`
  /// @throws BadInput if it is none
  static Target parse(String place, String text, Side side, Owner owner) {
    return new TargetText(place + " " + text, text).target(side, owner);
  }

  private Target target(Side side, Owner owner) {
    if (text.chars().anyMatch(c -> c <= ' ' || Character.getType(c) == Character.CONTROL)) {
      throw wrong("holds a space or a control character");
    }
    var end = text.indexOf("://");
    var rest = end < 0 ? text : text.substring(end + 3);
    var cut = endOfAuthority(rest);
    var authority = authority(rest.substring(0, cut));
    var scheme = end < 0 ? guess(authority.port()) : scheme(text.substring(0, end));
    var port = authority.port().orElse(scheme.defaultPort());
    if (scheme == Scheme.TCP && authority.port().isEmpty()) {
      throw wrong("has no port, and tcp has no usual one");
    }
    var path = PathText.escaped(rest.substring(cut));
    return new Target(
        id(authority.host(), port, scheme), scheme, authority.host(), port, path, side, owner);
  }

  private static String id(String host, int port, Scheme scheme) {
    if (port == scheme.defaultPort()) {
      return host;
    }
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static int endOfAuthority(String rest) {
    for (var i = 0; i < rest.length(); i++) {
      if ("/?#".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  /// Without a scheme the port tells it; without a port, too, it is `https`.
  private static Scheme guess(Optional<Integer> port) {
    return switch (port.orElse(443)) {
      case 443, 8443 -> Scheme.HTTPS;
      case 80 -> Scheme.HTTP;
      default -> Scheme.TCP; // open set of numbers
    };
  }

  private Scheme scheme(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(Scheme.values())
        .filter(scheme -> scheme.code().equals(lower))
        .findFirst()
        .orElseThrow(
            () -> wrong("has scheme \"" + word + "\", which is not https, http, tls or tcp"));
  }

  private record Authority(String host, Optional<Integer> port) {}

  private Authority authority(String authority) {
    if (authority.contains("@")) {
      throw new BadInput(
          place, "must not hold a user name or password", "remove everything up to the @");
    }
    if (authority.startsWith("[")) {
      return bracketed(authority);
    }
    var colon = authority.indexOf(':');
    if (colon != authority.lastIndexOf(':')) {
      throw new BadInput(place, "has more than one colon", "put an IPv6 address in [brackets]");
    }
    return colon < 0
        ? new Authority(HostText.ascii(place, authority), Optional.empty())
        : new Authority(
            HostText.ascii(place, authority.substring(0, colon)),
            Optional.of(port(authority.substring(colon + 1))));
  }

  private Authority bracketed(String authority) {
    var close = authority.indexOf(']');
    var inner = close < 0 ? "" : authority.substring(1, close);
    var after = authority.substring(close + 1);
    var address = inner.contains(":") ? IpText.find(inner) : Optional.<java.net.InetAddress>empty();
    if (address.isEmpty() || inner.contains("%")) {
      throw wrong("has no IPv6 address between its brackets");
    }
    if (!after.isEmpty() && !after.startsWith(":")) {
      throw wrong("has something other than :PORT after the bracket");
    }
    var host =
        address.get() instanceof Inet6Address six ? IpText.of(six) : IpText.of(address.get());
    return new Authority(
        host, after.isEmpty() ? Optional.empty() : Optional.of(port(after.substring(1))));
  }

  private int port(String digits) {
    var port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw new BadInput(place, "has port \"" + digits + "\"", "write a port from 1 to 65535");
    }
    return port;
  }

  private BadInput wrong(String problem) {
    return new BadInput(place, problem, FORMS);
  }
}
