package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A TCP connection that tells exactly how its connect, reads and writes end.
///
/// One thread at a time uses a socket; many sockets may be in use at once, on platform or virtual
/// threads. Waiting ends early, with [InterruptedException], when the thread is interrupted.
public final class TcpSocket implements AutoCloseable {

  private static final int STREAM = 1;
  private static final int TCP = 6;
  private static final Transfer NOTHING = new Transfer.Data(0);

  private final InetDescriptor descriptor;
  private final Connecting connecting;
  private final List<IcmpReport> icmp = new ArrayList<>(0);
  private @Nullable InetSocketAddress peer;
  private boolean reset;

  private TcpSocket(InetDescriptor descriptor) {
    this.descriptor = descriptor;
    this.connecting = new Connecting(descriptor.scratch, descriptor.fd);
  }

  /// Whether sockets of this kind can be opened here.
  public static boolean supported() {
    return Kernel.supported();
  }

  /// Opens a socket for peers of the same family as `family`, in the calling thread's network
  /// namespace.
  ///
  /// @throws SystemCallException if this machine has no more descriptors or lacks that family
  public static TcpSocket open(InetAddress family) throws SystemCallException {
    return new TcpSocket(InetDescriptor.open(family, STREAM, TCP));
  }

  /// Limits how many routers what is sent from now on may pass; 1 to 255.
  public void hops(int limit) {
    descriptor.hops(limit);
  }

  /// Binds to an own address; port 0 takes a free port, which [#localAddress] then tells.
  ///
  /// @throws SystemCallException if the address is not ours or in use
  public void bind(InetSocketAddress local) throws SystemCallException {
    descriptor.bind(local);
  }

  /// Connects, waiting for at most `timeout`.
  public ConnectEnd connect(InetSocketAddress peer, Duration timeout) throws InterruptedException {
    descriptor.checkOpen();
    if (this.peer != null) {
      throw new IllegalStateException("a socket connects once, but this one already did");
    }
    this.peer = peer;
    var end = connecting.run(peer, timeout);
    reset = end instanceof ConnectEnd.Reset;
    icmp.addAll(connecting.reports());
    return end;
  }

  /// Reads what is there into `into`, waiting until `deadline` for at least one byte.
  public Transfer read(ByteBuffer into, Deadline deadline) throws InterruptedException {
    boolean room = into.hasRemaining();
    var moved =
        move(Poll.IN, deadline, () -> Bytes.receive(descriptor.scratch, descriptor.fd, into));
    return room && moved.equals(NOTHING) ? new Transfer.EndOfStream() : moved;
  }

  /// Writes as much of `from` as the kernel takes at once, at least one byte unless it is empty.
  public Transfer write(ByteBuffer from, Deadline deadline) throws InterruptedException {
    return move(Poll.OUT, deadline, () -> Bytes.send(descriptor.scratch, descriptor.fd, from));
  }

  /// The kernel's figures of this connection, also after its end.
  public TcpInfo info() {
    descriptor.checkOpen();
    return TcpInfo.read(descriptor.scratch, descriptor.fd);
  }

  /// Every ICMP error about this connection so far, also those that did not end it.
  public List<IcmpReport> icmp() {
    descriptor.checkOpen();
    noteIcmp();
    return List.copyOf(icmp);
  }

  /// The own address, or null before bind and connect.
  public @Nullable InetSocketAddress localAddress() {
    return descriptor.localAddress();
  }

  /// The address given to connect, or null before it.
  public @Nullable InetSocketAddress peerAddress() {
    return peer;
  }

  @Override
  public void close() {
    descriptor.close();
  }

  private Transfer move(int events, Deadline deadline, IntSupplier attempt)
      throws InterruptedException {
    descriptor.checkOpen();
    while (!reset) {
      int moved = attempt.getAsInt();
      if (moved >= 0) {
        return new Transfer.Data(moved);
      }
      var error = new Errno(-moved);
      if (!error.equals(Errno.EAGAIN) && !passes(error)) {
        return ended(error);
      }
      if (Poll.await(descriptor.scratch, descriptor.fd, events, deadline) == 0) {
        return new Transfer.TimedOut();
      }
      noteIcmp();
    }
    return new Transfer.Reset();
  }

  /// An ICMP error that left the connection alive: the peer may still answer.
  private boolean passes(Errno error) {
    return error.equals(Errno.EINTR)
        || (noteIcmp()
            && TcpInfo.read(descriptor.scratch, descriptor.fd).state() != TcpInfo.CLOSED);
  }

  private Transfer ended(Errno error) {
    reset = error.equals(Errno.ECONNRESET) || error.equals(Errno.EPIPE);
    return reset ? new Transfer.Reset() : new Transfer.Failed(error);
  }

  private boolean noteIcmp() {
    var after = Duration.ofNanos(System.nanoTime() - connecting.start());
    var entries = ErrorQueue.drain(descriptor.scratch, descriptor.fd, after);
    entries.stream().flatMap(entry -> Stream.ofNullable(entry.report())).forEach(icmp::add);
    return !entries.isEmpty();
  }
}
