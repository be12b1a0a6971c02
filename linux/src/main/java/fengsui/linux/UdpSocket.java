package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datagrams exchanged with one peer, with the hops left to each answer, and at once every ICMP
/// error about what was sent. One thread at a time uses a socket.
public final class UdpSocket implements AutoCloseable {

  private static final int DATAGRAM = 2;
  private static final int UDP = 17;
  private static final int ATTEMPTS = 3;
  private static final long NANOS = 1_000_000_000;

  private final InetDescriptor descriptor;
  private final Deque<IcmpReport> icmp = new ArrayDeque<>(0);
  private final InetSocketAddress peer;
  private final long opened = System.nanoTime();

  private UdpSocket(InetDescriptor descriptor, InetSocketAddress peer) {
    this.descriptor = descriptor;
    this.peer = peer;
  }

  /// Opens a socket for one peer, in the calling thread's network namespace.
  ///
  /// @throws SystemCallException if this machine has no route to it or no more descriptors
  public static UdpSocket open(InetSocketAddress peer) throws SystemCallException {
    var descriptor = InetDescriptor.open(peer.getAddress(), DATAGRAM, UDP);
    descriptor.set(SocketOption.IP_RECVTTL, SocketOption.IPV6_RECVHOPLIMIT, 1);
    descriptor.set(SocketOption.SO_TIMESTAMPNS, SocketOption.SO_TIMESTAMPNS, 1);
    var scratch = descriptor.scratch;
    int length = SocketAddresses.write(scratch.address, peer);
    int result = Libc.connect(scratch, descriptor.fd, scratch.address, length);
    if (result < 0) {
      descriptor.close();
    }
    SystemCallException.check(result, "opening a UDP socket to " + peer, "give it a route");
    return new UdpSocket(descriptor, peer);
  }

  /// Limits how many routers what is sent from now on may pass; 1 to 255.
  public void hops(int limit) {
    descriptor.hops(limit);
  }

  /// Sends one datagram: what is left in `datagram`, at most 20 KiB.
  ///
  /// @return the kernel's word if it was not sent
  public Optional<Errno> send(ByteBuffer datagram) {
    descriptor.checkOpen();
    int sent = 0;
    // An ICMP error about an earlier datagram is told instead of sending this one: try again.
    for (int i = 0; i < ATTEMPTS; i++) {
      sent = Bytes.send(descriptor.scratch, descriptor.fd, datagram);
      if (sent >= 0 || !noteIcmp()) {
        break;
      }
    }
    return sent >= 0 ? Optional.empty() : Optional.of(new Errno(-sent));
  }

  /// Waits until `deadline` for a datagram from the peer or an ICMP error.
  public Receipt receive(ByteBuffer into, Deadline deadline) throws InterruptedException {
    descriptor.checkOpen();
    while (icmp.isEmpty()) {
      var arrived = arrived(into);
      if (arrived != null) {
        return arrived;
      }
      if (icmp.isEmpty() && Poll.await(descriptor.scratch, descriptor.fd, Poll.IN, deadline) == 0) {
        return new Receipt.TimedOut();
      }
      noteIcmp();
    }
    return new Receipt.Rejected(icmp.remove());
  }

  /// The own address.
  public @Nullable InetSocketAddress localAddress() {
    return descriptor.localAddress();
  }

  /// The address given when it was opened.
  public InetSocketAddress peerAddress() {
    return peer;
  }

  @Override
  public void close() {
    descriptor.close();
  }

  private @Nullable Receipt arrived(ByteBuffer into) {
    int count = Bytes.receiveMessage(descriptor.scratch, descriptor.fd, into);
    if (count >= 0) {
      return arrived(count);
    }
    var error = new Errno(-count);
    boolean nothingYet = error.equals(Errno.EAGAIN) || error.equals(Errno.EINTR) || noteIcmp();
    return nothingYet ? null : new Receipt.Failed(error);
  }

  private Receipt arrived(int count) {
    var scratch = descriptor.scratch;
    var option = descriptor.ipv6 ? SocketOption.IPV6_HOPLIMIT : SocketOption.IP_TTL;
    var hops = Message.find(scratch, option);
    return new Receipt.Arrived(
        count,
        !Message.truncated(scratch),
        hops == null ? 0 : hops.get(JAVA_INT, 0),
        peer,
        arrival());
  }

  private long arrival() {
    var stamp = Message.find(descriptor.scratch, SocketOption.SO_TIMESTAMPNS);
    return stamp == null
        ? System.nanoTime()
        : stamp.get(JAVA_LONG, 0) * NANOS + stamp.get(JAVA_LONG, 8) - Clocks.wallAhead();
  }

  private boolean noteIcmp() {
    var after = Duration.ofNanos(System.nanoTime() - opened);
    var entries = ErrorQueue.drain(descriptor.scratch, descriptor.fd, after);
    entries.stream().flatMap(entry -> Stream.ofNullable(entry.report())).forEach(icmp::add);
    return !entries.isEmpty();
  }
}
