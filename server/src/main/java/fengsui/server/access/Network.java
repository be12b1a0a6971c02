package fengsui.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The part of an address that one household or one host has for itself.
final class Network {

  private Network() {}

  /// A household has 2^64 addresses of IPv6: they count as one.
  static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
        : address.getHostAddress();
  }

  static String of(String literal) {
    return of(InetAddress.ofLiteral(literal));
  }
}
