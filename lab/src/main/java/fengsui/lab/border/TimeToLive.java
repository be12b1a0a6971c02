package fengsui.lab.border;

import fengsui.packets.Octets;

/// The time to live of a packet in its bytes.
final class TimeToLive {

  private TimeToLive() {}

  /// Returns a copy that has passed `hops` routers: the IPv4 header checksum follows (RFC 1624).
  ///
  /// @throws IllegalArgumentException if it does not live that long
  static Octets less(Octets packet, int hops) {
    var copy = packet.bytes();
    boolean four = (copy[0] & 0xf0) == 0x40;
    int at = four ? 8 : 7;
    int left = (copy[at] & 0xff) - hops;
    if (left < 0) {
      throw new IllegalArgumentException("packet must live for %d hops".formatted(hops));
    }
    copy[at] = (byte) left;
    if (four) {
      int sum = ((copy[10] & 0xff) << 8) + (copy[11] & 0xff) + (hops << 8);
      sum = (sum & 0xffff) + (sum >> 16);
      copy[10] = (byte) (sum >> 8);
      copy[11] = (byte) sum;
    }
    return Octets.of(copy);
  }
}
