package fengsui.probe.tap;

import fengsui.dns.IpText;
import fengsui.linux.CapturedPacket;
import fengsui.linux.PacketFilter;
import fengsui.linux.PacketRing;
import fengsui.linux.RingSize;
import fengsui.linux.SystemCallException;
import fengsui.model.IcmpError;
import fengsui.packets.IcmpErrors;
import fengsui.packets.IpPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One packet ring for all the taps of a prober, open while there are any: what it hears is sorted
/// into connections. Any thread may use it.
final class SharedRing {

  private static final RingSize SIZE = new RingSize(512, 2048);

  /// Beyond so many peers the filter is made anew from those still asked for.
  private static final int MOST_PEERS = 64;

  private final Set<InetSocketAddress> peers = new LinkedHashSet<>();
  private final Conversations conversations = new Conversations();
  private @Nullable PacketRing ring;
  private int users;

  /// Opens the ring if nobody has.
  synchronized void join() throws SystemCallException {
    if (ring == null) {
      var nothing = PacketFilter.peers(Set.of());
      ring = PacketRing.open(PacketRing.ALL_INTERFACES, nothing, SIZE);
    }
    users++;
  }

  /// Closes the ring if nobody else needs it.
  synchronized void leave(Set<Conversations.Key> heard) {
    users--;
    conversations.forget(heard);
    if (users == 0 && ring != null) {
      ring.close();
      ring = null;
      peers.clear();
      conversations.clear();
    }
  }

  synchronized void watch(InetAddress peer) {
    var any = new InetSocketAddress(peer, 0);
    if (ring == null || peers.contains(any)) {
      return;
    }
    if (peers.size() >= MOST_PEERS) {
      peers.remove(peers.iterator().next());
    }
    peers.add(any);
    try {
      ring.filter(PacketFilter.peers(peers));
    } catch (SystemCallException e) {
      throw new IllegalStateException("a packet filter was refused", e);
    }
  }

  synchronized Conversations.Talk heard(Conversations.Key key) {
    if (ring != null) {
      ring.drain(this::sort);
    }
    return conversations.talk(key);
  }

  synchronized boolean lostSome() {
    return ring != null && ring.drops() > 0;
  }

  private void sort(CapturedPacket captured) {
    IpPacket.parse(whole(captured)).packet().ifPresent(packet -> sort(captured, packet));
  }

  private void sort(CapturedPacket captured, IpPacket packet) {
    var at = captured.nanoTime();
    var inbound = !captured.outgoing();
    var tcp = packet.tcp();
    if (tcp.isPresent()) {
      var from = new InetSocketAddress(packet.ip().source(), tcp.get().sourcePort());
      var to = new InetSocketAddress(packet.ip().destination(), tcp.get().destinationPort());
      var key =
          inbound
              ? new Conversations.Key(to.getPort(), from)
              : new Conversations.Key(from.getPort(), to);
      Frame.of(packet, inbound, at)
          .ifPresent(frame -> conversations.add(key, frame, captured.interfaceIndex()));
    } else if (inbound) {
      IcmpErrors.find(packet).ifPresent(quoted -> sort(quoted, packet, at));
    }
  }

  private void sort(IcmpErrors.Quoted quoted, IpPacket packet, long at) {
    var icmp = packet.icmp().orElseThrow();
    var peer = new InetSocketAddress(quoted.ip().destination(), quoted.destinationPort());
    var from = IpText.of(packet.ip().source());
    conversations.add(
        new Conversations.Key(quoted.sourcePort(), peer),
        new Rejection(at, new IcmpError(icmp.type(), icmp.code(), from)));
  }

  /// The ring keeps only the beginning of long packets; what is cut off counts by its length only.
  private static ByteBuffer whole(CapturedPacket captured) {
    var bytes = captured.bytes();
    return bytes.remaining() >= captured.length()
        ? bytes
        : ByteBuffer.allocate(captured.length()).put(bytes).rewind();
  }
}
