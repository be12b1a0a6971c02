package fengsui.linux;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// The instructions that take the packets of one peer. Offsets are those of RFC 791 and 8200.
final class PeerFilter {

  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;
  private static final int IPV6_HEADER = 40;
  private static final int ICMP_HEADER = 8;

  private final BpfProgram program;
  private final InetSocketAddress peer;
  private final boolean ipv6;
  private final int number;

  PeerFilter(BpfProgram program, InetSocketAddress peer) {
    this.program = program;
    this.peer = peer;
    this.ipv6 = isIpv6(peer.getAddress());
    this.number = program.size();
  }

  static boolean isIpv6(InetAddress address) {
    return !(address instanceof Inet4Address);
  }

  /// Takes at most `length` bytes of the peer's packets and falls through for others.
  void add(int length) {
    from();
    program.label(name("to"));
    to();
    program.label(name("icmp"));
    quoted();
    program.label(name("take")).take(length).label(name("end"));
  }

  private void from() {
    address(ipv6 ? 8 : 12, "to");
    port(0, "to");
  }

  private void to() {
    address(ipv6 ? 24 : 16, "icmp");
    port(2, "icmp");
  }

  /// An ICMP error carries the header of the packet that caused it.
  private void quoted() {
    program.loadByte(ipv6 ? 6 : 9).unless(ipv6 ? ICMPV6 : ICMP, name("end"));
    if (ipv6) {
      address(IPV6_HEADER + ICMP_HEADER + 24, "end");
    } else {
      program.loadWordAfterIpv4(ICMP_HEADER + 16).unless(words().getInt(), name("end"));
    }
  }

  private void address(int offset, String otherwise) {
    var words = words();
    for (int at = offset; words.hasRemaining(); at += Integer.BYTES) {
      program.loadWord(at).unless(words.getInt(), name(otherwise));
    }
  }

  private void port(int offset, String otherwise) {
    int port = peer.getPort();
    if (port != 0 && ipv6) {
      program.loadHalf(IPV6_HEADER + offset).unless(port, name(otherwise));
    } else if (port != 0) {
      program.loadHalfAfterIpv4(offset).unless(port, name(otherwise));
    }
    program.jump(name("take"));
  }

  private ByteBuffer words() {
    return ByteBuffer.wrap(peer.getAddress().getAddress());
  }

  private String name(String label) {
    return label + "@" + number;
  }
}
