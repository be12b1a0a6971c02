package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/// Which IP packets a [PacketRing] takes, decided in the kernel.
///
/// A filter for peers takes what goes to and comes from them, and the ICMP errors of anybody that
/// quote a packet to them. Of fragments it takes the first; behind IPv6 extension headers it does
/// not look.
public final class PacketFilter {

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int ANY_PORT = 0;

  private final IntFunction<BpfProgram> program;

  private PacketFilter(IntFunction<BpfProgram> program) {
    this.program = program;
  }

  /// Every IPv4 and IPv6 packet.
  public static PacketFilter everything() {
    return new PacketFilter(length -> start().jump("take").label("4").label("take").take(length));
  }

  /// Packets exchanged with one peer, on any port.
  public static PacketFilter peer(InetAddress peer) {
    return peers(List.of(new InetSocketAddress(peer, ANY_PORT)));
  }

  /// Packets exchanged with this port of one peer, over TCP or UDP.
  public static PacketFilter peer(InetSocketAddress peer) {
    return peers(List.of(peer));
  }

  /// Packets exchanged with any of these; port 0 stands for all ports. No peers: no packets. More
  /// peers than the kernel's filter can hold (about 150): everything.
  public static PacketFilter peers(Collection<InetSocketAddress> peers) {
    var each = List.copyOf(peers);
    return new PacketFilter(length -> orEverything(length, exact(each, length)));
  }

  /// Packets exchanged with any of these addresses, and a few others: of an IPv6 address only its
  /// last 32 bits are compared. Shorter than the exact filter, since the memory for filters is
  /// scarce (`net.core.optmem_max`); up to about 600 peers.
  static PacketFilter around(Collection<InetAddress> peers) {
    var words = new PeerWords(peers);
    return new PacketFilter(length -> orEverything(length, words.add(start(), length)));
  }

  /// Returns a program that takes at most `length` bytes of a packet.
  BpfProgram program(int length) {
    return program.apply(length);
  }

  private static BpfProgram exact(List<InetSocketAddress> peers, int length) {
    var program = start();
    peers.stream()
        .filter(peer -> PeerFilter.isIpv6(peer.getAddress()))
        .forEach(peer -> new PeerFilter(program, peer).add(length));
    program.take(0).label("4");
    peers.stream()
        .filter(peer -> !PeerFilter.isIpv6(peer.getAddress()))
        .forEach(peer -> new PeerFilter(program, peer).add(length));
    return program.take(0);
  }

  private static BpfProgram orEverything(int length, BpfProgram program) {
    return program.size() > BpfProgram.MOST_INSTRUCTIONS ? everything().program(length) : program;
  }

  /// Goes to label `4` for IPv4, falls through for IPv6.
  private static BpfProgram start() {
    return new BpfProgram()
        .loadWord(BpfProgram.PROTOCOL)
        .when(IPV4, "is4")
        .when(IPV6, "is6")
        .take(0)
        .label("is4")
        .jump("4")
        .label("is6");
  }
}
