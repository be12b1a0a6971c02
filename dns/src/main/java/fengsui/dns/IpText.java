package fengsui.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// IP addresses as text, and never a name: nothing here asks a resolver.
public final class IpText {

  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");

  private IpText() {}

  /// Returns the address that is written `text` (four decimal numbers, or IPv6 without brackets),
  /// if it is one.
  public static Optional<InetAddress> find(String text) {
    return IPV6.matcher(text).matches() ? literal(text) : findIpv4(text);
  }

  /// Returns the address that is written `text`.
  ///
  /// @throws IllegalArgumentException if it is none
  public static InetAddress parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException(text + " is not an IP address"));
  }

  /// Returns the shortest form of `address`: RFC 5952 for IPv6, with the scope if it has one.
  public static String of(InetAddress address) {
    return switch (address) {
      case Inet6Address six -> of(six);
      default -> address.getHostAddress(); // the hierarchy is not sealed in 21
    };
  }

  private static Optional<InetAddress> findIpv4(String text) {
    var octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return Optional.empty();
    }
    var bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!OCTET.matcher(octets[i]).matches() || Integer.parseInt(octets[i]) > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) Integer.parseInt(octets[i]);
    }
    return Optional.of(ofBytes(bytes));
  }

  /// With a colon in it, the JDK takes it for a literal and asks nobody.
  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException noLiteral) {
      return Optional.empty();
    }
  }

  static InetAddress ofBytes(byte[] bytes) {
    try {
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", wrongLength);
    }
  }

  private static String of(Inet6Address address) {
    var groups = groups(address.getAddress());
    var zeros = longestZeros(groups);
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == zeros.start() && zeros.length() > 1) {
        text.append("::");
        i += zeros.length() - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    var scope = address.getHostAddress().indexOf('%');
    return scope < 0 ? text.toString() : text + address.getHostAddress().substring(scope);
  }

  private static int[] groups(byte[] bytes) {
    var groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
    }
    return groups;
  }

  private static Run longestZeros(int[] groups) {
    var longest = new Run(0, 0);
    for (int i = 0; i < 8; i++) {
      var length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      longest = length > longest.length() ? new Run(i, length) : longest;
    }
    return longest;
  }

  private record Run(int start, int length) {}
}
