package fengsui.cli;

import fengsui.dns.IpText;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// Host names as people write them, turned into what DNS knows.
final class HostText {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final int LONGEST = 253;

  private HostText() {}

  /// Returns an IPv4 address as it is, and a name in lower-case ASCII without a dot at its end.
  ///
  /// @throws BadInput naming `place` if it is neither
  static String ascii(String place, String host) {
    var name = dotless(idn(place, host));
    if (name.isEmpty()) {
      throw new BadInput(place, "has no host", "write a name or an address");
    }
    if (IpText.find(name).isPresent()) {
      return name;
    }
    var labels = name.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      throw new BadInput(
          place, "\"" + host + "\" is not an IPv4 address", "write four numbers from 0 to 255");
    }
    for (var label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw unfit(place, host);
      }
    }
    if (name.length() > LONGEST) {
      throw unfit(place, host);
    }
    return name;
  }

  private static String idn(String place, String host) {
    try {
      return IDN.toASCII(host.replace('。', '.')).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      throw unfit(place, host);
    }
  }

  private static String dotless(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static BadInput unfit(String place, String host) {
    return new BadInput(
        place,
        "\"" + host + "\" is not a host name",
        "write labels of 1 to 63 letters, digits and dashes, joined by dots");
  }
}
