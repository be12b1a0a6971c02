package fengsui.probe.tap;

import fengsui.linux.SystemCallException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A tap on all interfaces through the kernel's packet ring. Needs `CAP_NET_RAW`.
public final class RingTap implements FlowTap {

  private final SharedRing ring;
  private final Set<Conversations.Key> asked = ConcurrentHashMap.newKeySet();

  private RingTap(SharedRing ring) {
    this.ring = ring;
  }

  /// Returns a source of taps that share a ring. Where capturing is not possible they are deaf, and
  /// say why.
  public static Supplier<FlowTap> shared() {
    var ring = new SharedRing();
    return () -> {
      try {
        ring.join();
        return new RingTap(ring);
      } catch (SystemCallException e) {
        return FlowTap.deaf("this process may not capture, " + e.errno().name());
      }
    };
  }

  @Override
  public void watch(InetAddress peer) {
    ring.watch(peer);
  }

  @Override
  public List<Frame> heard(int localPort, InetSocketAddress peer) {
    return ring.heard(key(localPort, peer)).frames();
  }

  @Override
  public List<Rejection> rejections(int localPort, InetSocketAddress peer) {
    return ring.heard(key(localPort, peer)).rejections();
  }

  @Override
  public boolean hears() {
    return true;
  }

  @Override
  public List<String> blindSpots() {
    return ring.lostSome() ? List.of("Some packets of the flow: the ring was full.") : List.of();
  }

  @Override
  public void close() {
    ring.leave(asked);
  }

  private Conversations.Key key(int localPort, InetSocketAddress peer) {
    var key = new Conversations.Key(localPort, peer);
    asked.add(key);
    return key;
  }
}
