package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
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
  private @Nullable InetSocketAddress peer;
  private @Nullable Errno softError;
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

  /// Sends small writes at once instead of waiting for the acknowledgement of those before.
  public void sendAtOnce() {
    descriptor.checkOpen();
    SocketOption.TCP_NODELAY.set(descriptor.scratch, descriptor.fd, 1);
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

  /// The ICMP errors that came while connecting, with their senders.
  public List<IcmpReport> icmp() {
    return connecting.reports();
  }

  /// The last error that an ICMP message told of the open connection without ending it, or null.
  /// The kernel does not say who sent it; a [FlowTap] shows the message itself.
  public @Nullable Errno softError() {
    descriptor.checkOpen();
    int pending = SocketOption.SO_ERROR.value(descriptor.scratch, descriptor.fd);
    if (pending != 0) {
      passes(new Errno(pending));
    }
    return softError;
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
      if (deadline.expired()
          || Poll.await(descriptor.scratch, descriptor.fd, events, deadline) == 0) {
        return new Transfer.TimedOut();
      }
    }
    return new Transfer.Reset();
  }

  /// An ICMP error that left the connection alive: the peer may still answer.
  private boolean passes(Errno error) {
    if (error.isFromIcmp() && info().state() != TcpInfo.CLOSED) {
      softError = error;
      return true;
    }
    reset |= error.equals(Errno.ECONNRESET) || error.equals(Errno.EPIPE);
    return error.equals(Errno.EINTR);
  }

  private Transfer ended(Errno error) {
    return reset ? new Transfer.Reset() : new Transfer.Failed(error);
  }
}
