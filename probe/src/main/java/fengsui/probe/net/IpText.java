package fengsui.probe.net;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// IP addresses written out. Never asks DNS.
public final class IpText {

  private IpText() {}

  /// Returns the address that `text` spells, without brackets; null if it is a name.
  public static @Nullable InetAddress parse(String text) {
    try {
      var looksLikeOne = text.indexOf(':') >= 0 || text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
      return looksLikeOne ? InetAddress.ofLiteral(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Returns `ADDRESS:PORT`, with brackets around IPv6.
  public static String withPort(InetAddress address, int port) {
    var text = plain(address);
    return text.indexOf(':') >= 0 ? "[%s]:%d".formatted(text, port) : text + ":" + port;
  }

  /// Returns the address as text, IPv6 in its short form.
  public static String plain(InetAddress address) {
    return address instanceof java.net.Inet6Address six ? shorten(six) : address.getHostAddress();
  }

  private static String shorten(java.net.Inet6Address address) {
    var full = address.getHostAddress();
    var percent = full.indexOf('%');
    var zone = percent < 0 ? "" : full.substring(percent);
    var groups = (percent < 0 ? full : full.substring(0, percent)).split(":", -1);
    var start = -1;
    var length = 1;
    for (var i = 0; i < groups.length; i++) {
      var j = i;
      while (j < groups.length && groups[j].equals("0")) {
        j++;
      }
      if (j - i > length) {
        start = i;
        length = j - i;
      }
    }
    if (start < 0) {
      return full;
    }
    var before = String.join(":", java.util.Arrays.copyOfRange(groups, 0, start));
    var after =
        String.join(":", java.util.Arrays.copyOfRange(groups, start + length, groups.length));
    return before + "::" + after + zone;
  }
}
