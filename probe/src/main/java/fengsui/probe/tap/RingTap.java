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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A tap on all interfaces through the kernel's packet ring. Needs `CAP_NET_RAW`.
public final class RingTap implements FlowTap {

  private static final RingSize SIZE = new RingSize(512, 2048);
  private static final int MOST_PER_FLOW = 512;

  private record Key(int localPort, InetSocketAddress peer) {}

  /// One direction of a flow.
  private record Way(Key key, boolean inbound) {}

  private final PacketRing ring;
  private final Set<InetSocketAddress> peers = new LinkedHashSet<>();
  private final Map<Key, List<Frame>> flows = new HashMap<>();
  private final Map<Key, List<Rejection>> rejections = new HashMap<>();
  private final Map<Way, Integer> interfaces = new HashMap<>();

  private RingTap(PacketRing ring) {
    this.ring = ring;
  }

  /// Returns a tap; a deaf one that says why, if capturing is not possible here.
  public static FlowTap open() {
    if (!PacketRing.permitted()) {
      return FlowTap.deaf("this process may not capture (it has no CAP_NET_RAW)");
    }
    try {
      var nothing = PacketFilter.peers(List.of());
      return new RingTap(PacketRing.open(PacketRing.ALL_INTERFACES, nothing, SIZE));
    } catch (SystemCallException e) {
      return FlowTap.deaf(e.getMessage() + "");
    }
  }

  @Override
  public synchronized void watch(InetAddress peer) {
    if (peers.add(new InetSocketAddress(peer, 0))) {
      try {
        ring.filter(PacketFilter.peers(peers));
      } catch (SystemCallException e) {
        throw new IllegalStateException("a packet filter was refused", e);
      }
    }
  }

  @Override
  public synchronized List<Frame> heard(int localPort, InetSocketAddress peer) {
    ring.drain(this::sort);
    return List.copyOf(flows.getOrDefault(new Key(localPort, peer), List.of()));
  }

  @Override
  public synchronized List<Rejection> rejections(int localPort, InetSocketAddress peer) {
    ring.drain(this::sort);
    return List.copyOf(rejections.getOrDefault(new Key(localPort, peer), List.of()));
  }

  @Override
  public boolean hears() {
    return true;
  }

  @Override
  public synchronized List<String> blindSpots() {
    return ring.drops() == 0 ? List.of() : List.of("Some packets of the flow: the ring was full.");
  }

  @Override
  public synchronized void close() {
    ring.close();
  }

  private void sort(CapturedPacket captured) {
    IpPacket.parse(whole(captured)).packet().ifPresent(packet -> sort(captured, packet));
  }

  private void sort(CapturedPacket captured, IpPacket packet) {
    var quoted = IcmpErrors.find(packet);
    if (quoted.isPresent() && !captured.outgoing()) {
      keep(quoted.get(), packet, captured.nanoTime());
    }
    var tcp = packet.tcp();
    if (tcp.isEmpty()) {
      return;
    }
    var from = new InetSocketAddress(packet.ip().source(), tcp.get().sourcePort());
    var to = new InetSocketAddress(packet.ip().destination(), tcp.get().destinationPort());
    var key = captured.outgoing() ? new Key(from.getPort(), to) : new Key(to.getPort(), from);
    var inbound = !captured.outgoing();
    if (isFirstSight(new Way(key, inbound), captured.interfaceIndex())) {
      Frame.of(packet, inbound, captured.nanoTime()).ifPresent(frame -> keep(key, frame));
    }
  }

  private void keep(IcmpErrors.Quoted quoted, IpPacket packet, long atNanos) {
    var icmp = packet.icmp().orElseThrow();
    var from = IpText.of(packet.ip().source());
    var peer = new InetSocketAddress(quoted.ip().destination(), quoted.destinationPort());
    var about =
        rejections.computeIfAbsent(new Key(quoted.sourcePort(), peer), each -> new ArrayList<>());
    if (about.size() < MOST_PER_FLOW) {
      about.add(new Rejection(atNanos, new IcmpError(icmp.type(), icmp.code(), from)));
    }
  }

  /// A bridge or VLAN shows the same packet on two interfaces: only the first one's are kept.
  private boolean isFirstSight(Way way, int interfaceIndex) {
    return interfaces.computeIfAbsent(way, each -> interfaceIndex) == interfaceIndex;
  }

  /// On loopback each packet comes by twice: as the sender's outgoing one, which names its flow by
  /// the sender's port, and as the receiver's incoming one, which names it by the receiver's.
  private void keep(Key key, Frame frame) {
    var flow = flows.computeIfAbsent(key, each -> new ArrayList<>());
    if (flow.size() < MOST_PER_FLOW) {
      flow.add(frame);
    }
  }

  /// The ring keeps only the beginning of long packets; what is cut off counts by its length only.
  private static ByteBuffer whole(CapturedPacket captured) {
    var bytes = captured.bytes();
    return bytes.remaining() >= captured.length()
        ? bytes
        : ByteBuffer.allocate(captured.length()).put(bytes).rewind();
  }
}
