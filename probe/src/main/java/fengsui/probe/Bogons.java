package fengsui.probe;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/// Addresses that the name of a service cannot truly have, seen from here.
///
/// Loopback, unspecified, link-local, multicast and reserved addresses never are one. Private
/// addresses (RFC 1918, RFC 4193) may be: a machine that has one itself lives in a network where
/// names of private addresses are in order.
final class Bogons {

  private final boolean privateInOrder;

  Bogons(boolean privateInOrder) {
    this.privateInOrder = privateInOrder;
  }

  /// Returns the rule for this machine.
  static Bogons ofThisMachine() {
    try {
      return new Bogons(
          NetworkInterface.networkInterfaces()
              .flatMap(each -> each.getInterfaceAddresses().stream())
              .map(InterfaceAddress::getAddress)
              .anyMatch(Bogons::isPrivate));
    } catch (SocketException e) {
      return new Bogons(true);
    }
  }

  boolean holds(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address)
        || (!privateInOrder && isPrivate(address));
  }

  private static boolean isPrivate(InetAddress address) {
    return address instanceof Inet6Address
        ? (address.getAddress()[0] & 0xfe) == 0xfc
        : address.isSiteLocalAddress();
  }

  /// 0/8, 240/4 and the discard prefix 100::/64.
  private static boolean isReserved(InetAddress address) {
    var b = address.getAddress();
    return address instanceof Inet6Address
        ? b[0] == 1 && b[1] == 0
        : b[0] == 0 || (b[0] & 0xf0) == 0xf0;
  }
}
