package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What TCP and UDP sockets share: an open descriptor, its family, its scratch memory, and the
/// error queue switched on.
final class InetDescriptor {

  private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final String REMEDY = "raise the limit of open files or probe fewer at once";

  final int fd;
  final boolean ipv6;
  final Scratch scratch;
  private boolean closed;

  private InetDescriptor(int fd, boolean ipv6, Scratch scratch) {
    this.fd = fd;
    this.ipv6 = ipv6;
    this.scratch = scratch;
  }

  static InetDescriptor open(InetAddress family, int type, int protocol)
      throws SystemCallException {
    WarmUp.once();
    var scratch = Scratch.borrow();
    int domain = SocketAddresses.family(family);
    int fd = Libc.socket(scratch, domain, type | NONBLOCK_CLOEXEC, protocol);
    if (fd < 0) {
      scratch.giveBack();
    }
    SystemCallException.check(fd, "opening a socket", REMEDY);
    var opened = new InetDescriptor(fd, domain == SocketAddresses.AF_INET6, scratch);
    opened.set(SocketOption.IP_RECVERR, SocketOption.IPV6_RECVERR, 1);
    return opened;
  }

  /// Sets the option of this socket's family.
  void set(SocketOption ofIpv4, SocketOption ofIpv6, int value) {
    checkOpen();
    (ipv6 ? ofIpv6 : ofIpv4).set(scratch, fd, value);
  }

  void hops(int limit) {
    if (limit < 1 || limit > 255) {
      throw new IllegalArgumentException("hops must be from 1 to 255, but are " + limit);
    }
    set(SocketOption.IP_TTL, SocketOption.IPV6_UNICAST_HOPS, limit);
  }

  void bind(InetSocketAddress local) throws SystemCallException {
    checkOpen();
    int length = SocketAddresses.write(scratch.address, local);
    int result = Libc.bind(scratch, fd, scratch.address, length);
    SystemCallException.check(result, "binding to " + local, "give a free address of this machine");
  }

  @Nullable InetSocketAddress localAddress() {
    checkOpen();
    var local = SocketAddresses.local(scratch, fd);
    return local == null || local.getPort() == 0 ? null : local;
  }

  void close() {
    if (!closed) {
      closed = true;
      Libc.close(scratch, fd);
      scratch.giveBack();
    }
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this socket is closed");
    }
  }
}
