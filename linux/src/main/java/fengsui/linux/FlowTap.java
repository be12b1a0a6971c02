package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The packets exchanged with one peer since the tap was opened, and the ICMP errors about them.
/// Each packet is there once, also on loopback, and when it passed two interfaces of this machine
/// (a bond and its member). The first 512 are kept.
public final class FlowTap implements AutoCloseable {

  static final int MOST = 512;

  /// A copy on another interface follows within this time.
  private static final long COPY_NANOS = Duration.ofMillis(1).toNanos();

  private final FlowCapture capture;
  private final InetAddress peer;
  private final FlowMatch match;
  private final List<CapturedPacket> packets = new ArrayList<>();
  private int omitted;

  FlowTap(FlowCapture capture, InetSocketAddress peer) {
    this.capture = capture;
    this.peer = peer.getAddress();
    this.match = new FlowMatch(peer);
  }

  /// All packets so far, in the order of their passing. What ended a connect is among them as soon
  /// as the connect has returned.
  public List<CapturedPacket> packets() {
    synchronized (capture) {
      capture.drain();
      return List.copyOf(packets);
    }
  }

  /// Waits until there are at least `count` packets.
  ///
  /// @return false at the deadline, or when the capture is closed
  public boolean await(int count, Deadline deadline) throws InterruptedException {
    synchronized (capture) {
      capture.drain();
      while (packets.size() < count && !deadline.expired() && !capture.isClosed()) {
        capture.wait(Math.max(1, deadline.remaining().toMillis()));
      }
      return packets.size() >= count;
    }
  }

  /// How many packets came after the first 512.
  public int omitted() {
    synchronized (capture) {
      return omitted;
    }
  }

  /// Stops listening; the packets so far stay.
  @Override
  public void close() {
    capture.remove(this);
  }

  InetAddress peer() {
    return peer;
  }

  void offer(CapturedPacket packet) {
    boolean comesAgain = packet.loopback() && packet.outgoing();
    if (comesAgain || !match.matches(packet.bytes()) || isCopy(packet)) {
      return;
    }
    if (packets.size() == MOST) {
      omitted++;
      return;
    }
    packets.add(packet.loopback() ? packet.outgoing(match.isTo(packet.bytes())) : packet);
  }

  private boolean isCopy(CapturedPacket packet) {
    for (var earlier : packets.reversed()) {
      if (packet.nanoTime() - earlier.nanoTime() > COPY_NANOS) {
        return false;
      }
      if (earlier.interfaceIndex() != packet.interfaceIndex()
          && earlier.outgoing() == packet.outgoing()
          && earlier.bytes().equals(packet.bytes())) {
        return true;
      }
    }
    return false;
  }
}
