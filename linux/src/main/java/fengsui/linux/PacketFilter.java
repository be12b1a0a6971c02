package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which IP packets a [PacketRing] takes, decided in the kernel.
///
/// A filter for peers takes what goes to and comes from them, and the ICMP errors of anybody that
/// quote a packet to them. Of fragments it takes the first; behind IPv6 extension headers it does
/// not look.
public final class PacketFilter {

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int ANY_PORT = 0;

  private final @Nullable List<InetSocketAddress> peers;

  private PacketFilter(@Nullable List<InetSocketAddress> peers) {
    this.peers = peers;
  }

  /// Every IPv4 and IPv6 packet.
  public static PacketFilter everything() {
    return new PacketFilter(null);
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
    return new PacketFilter(List.copyOf(peers));
  }

  /// Returns a program that takes at most `length` bytes of a packet.
  BpfProgram program(int length) {
    if (peers == null) {
      return everything(length);
    }
    var program = start();
    each(program, true, length);
    program.take(0).label("4");
    each(program, false, length);
    program.take(0);
    return program.size() > BpfProgram.MOST_INSTRUCTIONS ? everything(length) : program;
  }

  private static BpfProgram everything(int length) {
    return start().jump("take").label("4").label("take").take(length);
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

  private void each(BpfProgram program, boolean ipv6, int length) {
    Stream.ofNullable(peers)
        .flatMap(List::stream)
        .filter(peer -> PeerFilter.isIpv6(peer.getAddress()) == ipv6)
        .forEach(peer -> new PeerFilter(program, peer).add(length));
  }
}
