package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One packet ring shared by all probes of a process: each taps the flows of its own peer, which
/// costs a change of the kernel's filter (under a millisecond) or, for a peer tapped lately,
/// nothing.
public final class FlowCapture implements AutoCloseable {

  /// Peers that nobody taps any more leave the filter once it holds this many.
  private static final int FORGET = 256;

  private static final Duration SLICE = Duration.ofMillis(100);

  private final PacketRing ring;
  private final List<FlowTap> taps = new ArrayList<>();
  private final Set<InetAddress> filtered = new HashSet<>();
  private boolean closed;

  private FlowCapture(PacketRing ring) {
    this.ring = ring;
  }

  /// Starts to capture in the calling thread's network namespace; see [PacketRing#permitted].
  ///
  /// @throws SystemCallException if that is not permitted
  public static FlowCapture open() throws SystemCallException {
    var nobody = PacketFilter.peers(List.of());
    var ring = PacketRing.open(PacketRing.ALL_INTERFACES, nobody, new RingSize(512, 2048));
    var capture = new FlowCapture(ring);
    Thread.ofPlatform().daemon().name("flow-capture").start(capture::read);
    return capture;
  }

  /// Listens to the packets exchanged with `peer` from now on; port 0 stands for all its ports.
  ///
  /// @throws SystemCallException if the kernel has no memory for the filter
  public synchronized FlowTap tap(InetSocketAddress peer) throws SystemCallException {
    if (closed) {
      throw new IllegalStateException("this capture is closed");
    }
    var tap = new FlowTap(this, peer);
    drain();
    taps.add(tap);
    admit(tap.peer());
    return tap;
  }

  /// How many packets were lost so far because the ring was full.
  public synchronized long drops() {
    return closed ? 0 : ring.drops();
  }

  /// Ends every tap. The ring itself goes a moment later.
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void remove(FlowTap tap) {
    drain();
    taps.remove(tap);
  }

  /// Gives every packet in the ring to the taps.
  synchronized void drain() {
    if (!closed && ring.drain(packet -> taps.forEach(tap -> tap.offer(packet))) > 0) {
      notifyAll();
    }
  }

  private void admit(InetAddress peer) throws SystemCallException {
    if (!filtered.add(peer)) {
      return;
    }
    if (filtered.size() > FORGET) {
      filtered.clear();
      taps.forEach(tap -> filtered.add(tap.peer()));
    }
    try {
      ring.filter(PacketFilter.around(filtered));
    } catch (SystemCallException e) {
      // The kernel frees replaced filters a little later, so in a burst its memory for them may be
      // used up. Too many packets are better than none.
      filtered.clear();
      ring.filter(PacketFilter.everything());
    }
  }

  private void read() {
    try {
      while (!isClosed()) {
        if (ring.await(Deadline.in(SLICE))) {
          drain();
        }
      }
    } catch (InterruptedException e) {
      close();
    } finally {
      ring.close();
    }
  }
}
