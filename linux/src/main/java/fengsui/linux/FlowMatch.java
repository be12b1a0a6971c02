package fengsui.linux;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Tells which packets belong to flows with one peer, by the same rule as [PacketFilter]'s program
/// in the kernel.
final class FlowMatch {

  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;
  private static final int IPV6_HEADER = 40;
  private static final int ICMP_HEADER = 8;
  private static final int DESTINATION_PORT = 2;

  private final ByteBuffer peer;
  private final int port;
  private final boolean ipv6;

  FlowMatch(InetSocketAddress peer) {
    this.peer = ByteBuffer.wrap(peer.getAddress().getAddress());
    this.port = peer.getPort();
    this.ipv6 = PeerFilter.isIpv6(peer.getAddress());
  }

  /// Whether the packet goes to or comes from the peer, or is an ICMP error about one that went.
  boolean matches(ByteBuffer packet) {
    if (packet.remaining() < 20 || packet.get(0) >> 4 != (ipv6 ? 6 : 4)) {
      return false;
    }
    return isTo(packet) || isFrom(packet) || isAbout(packet);
  }

  boolean isTo(ByteBuffer packet) {
    return holdsPeer(packet, ipv6 ? 24 : 16)
        && holdsPort(packet, header(packet) + DESTINATION_PORT);
  }

  private boolean isFrom(ByteBuffer packet) {
    return holdsPeer(packet, ipv6 ? 8 : 12) && holdsPort(packet, header(packet));
  }

  private boolean isAbout(ByteBuffer packet) {
    int quoted = header(packet) + ICMP_HEADER;
    return packet.get(ipv6 ? 6 : 9) == (ipv6 ? ICMPV6 : ICMP)
        && holdsPeer(packet, quoted + (ipv6 ? 24 : 16));
  }

  private int header(ByteBuffer packet) {
    return ipv6 ? IPV6_HEADER : (packet.get(0) & 0xf) * Integer.BYTES;
  }

  private boolean holdsPeer(ByteBuffer packet, int offset) {
    return offset + peer.remaining() <= packet.remaining()
        && packet.slice(offset, peer.remaining()).equals(peer);
  }

  private boolean holdsPort(ByteBuffer packet, int offset) {
    return port == 0
        || (offset + Short.BYTES <= packet.remaining()
            && Short.toUnsignedInt(packet.getShort(offset)) == port);
  }
}
