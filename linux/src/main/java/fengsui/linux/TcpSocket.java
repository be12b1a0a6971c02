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

  private static final int STREAM_NONBLOCK_CLOEXEC = 1 | 0x800 | 0x80000;
  private static final int TCP = 6;
  private static final Transfer NOTHING = new Transfer.Data(0);
  private static final String OPEN_REMEDY = "raise the limit of open files or probe fewer at once";

  private final int fd;
  private final boolean ipv6;
  private final Scratch scratch;
  private final Connecting connecting;
  private final List<IcmpReport> icmp = new ArrayList<>(0);
  private @Nullable InetSocketAddress peer;
  private boolean reset;
  private boolean closed;

  private TcpSocket(int fd, boolean ipv6, Scratch scratch) {
    this.fd = fd;
    this.ipv6 = ipv6;
    this.scratch = scratch;
    this.connecting = new Connecting(scratch, fd);
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
    WarmUp.once();
    var scratch = Scratch.borrow();
    int domain = SocketAddresses.family(family);
    int fd = Libc.socket(scratch, domain, STREAM_NONBLOCK_CLOEXEC, TCP);
    if (fd < 0) {
      scratch.giveBack();
    }
    SystemCallException.check(fd, "opening a TCP socket", OPEN_REMEDY);
    boolean ipv6 = domain == SocketAddresses.AF_INET6;
    (ipv6 ? SocketOption.IPV6_RECVERR : SocketOption.IP_RECVERR).set(scratch, fd, 1);
    return new TcpSocket(fd, ipv6, scratch);
  }

  /// Limits how many routers what is sent from now on may pass; 1 to 255.
  public void hops(int limit) {
    if (limit < 1 || limit > 255) {
      throw new IllegalArgumentException("hops must be from 1 to 255, but are " + limit);
    }
    checkOpen();
    (ipv6 ? SocketOption.IPV6_UNICAST_HOPS : SocketOption.IP_TTL).set(scratch, fd, limit);
  }

  /// Binds to an own address; port 0 takes a free port, which [#localAddress] then tells.
  ///
  /// @throws SystemCallException if the address is not ours or in use
  public void bind(InetSocketAddress local) throws SystemCallException {
    checkOpen();
    int length = SocketAddresses.write(scratch.address, local);
    int result = Libc.bind(scratch, fd, scratch.address, length);
    SystemCallException.check(result, "binding to " + local, "give an address of this machine");
  }

  /// Connects, waiting for at most `timeout`.
  public ConnectEnd connect(InetSocketAddress peer, Duration timeout) throws InterruptedException {
    checkOpen();
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
    var moved = move(Poll.IN, deadline, () -> Bytes.receive(scratch, fd, into));
    return room && moved.equals(NOTHING) ? new Transfer.EndOfStream() : moved;
  }

  /// Writes as much of `from` as the kernel takes at once, at least one byte unless it is empty.
  public Transfer write(ByteBuffer from, Deadline deadline) throws InterruptedException {
    return move(Poll.OUT, deadline, () -> Bytes.send(scratch, fd, from));
  }

  /// The kernel's figures of this connection, also after its end.
  public TcpInfo info() {
    checkOpen();
    return TcpInfo.read(scratch, fd);
  }

  /// Every ICMP error about this connection so far, also those that did not end it.
  public List<IcmpReport> icmp() {
    checkOpen();
    noteIcmp();
    return List.copyOf(icmp);
  }

  /// The own address, or null before bind and connect.
  public @Nullable InetSocketAddress localAddress() {
    checkOpen();
    var local = SocketAddresses.local(scratch, fd);
    return local == null || local.getPort() == 0 ? null : local;
  }

  /// The address given to connect, or null before it.
  public @Nullable InetSocketAddress peerAddress() {
    return peer;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Libc.close(scratch, fd);
    scratch.giveBack();
  }

  private Transfer move(int events, Deadline deadline, IntSupplier attempt)
      throws InterruptedException {
    checkOpen();
    while (!reset) {
      int moved = attempt.getAsInt();
      if (moved >= 0) {
        return new Transfer.Data(moved);
      }
      var error = new Errno(-moved);
      if (!error.equals(Errno.EAGAIN) && !passes(error)) {
        return ended(error);
      }
      if (Poll.await(scratch, fd, events, deadline) == 0) {
        return new Transfer.TimedOut();
      }
      noteIcmp();
    }
    return new Transfer.Reset();
  }

  /// An ICMP error that left the connection alive: the peer may still answer.
  private boolean passes(Errno error) {
    return error.equals(Errno.EINTR)
        || (noteIcmp() && TcpInfo.read(scratch, fd).state() != TcpInfo.CLOSED);
  }

  private Transfer ended(Errno error) {
    reset = error.equals(Errno.ECONNRESET) || error.equals(Errno.EPIPE);
    return reset ? new Transfer.Reset() : new Transfer.Failed(error);
  }

  private boolean noteIcmp() {
    var after = Duration.ofNanos(System.nanoTime() - connecting.start());
    var entries = ErrorQueue.drain(scratch, fd, after);
    entries.stream().flatMap(entry -> Stream.ofNullable(entry.report())).forEach(icmp::add);
    return !entries.isEmpty();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this socket is closed");
    }
  }
}
