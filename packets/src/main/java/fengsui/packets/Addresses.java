package fengsui.packets;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Addresses as they stand in headers.
final class Addresses {

  private Addresses() {}

  /// Returns the address, of the version that the length says: an IPv4-mapped IPv6 address stays
  /// IPv6, as it was on the wire.
  static InetAddress of(byte[] bytes) throws UnknownHostException {
    return bytes.length == 16
        ? Inet6Address.getByAddress(null, bytes, -1)
        : InetAddress.getByAddress(bytes);
  }
}
