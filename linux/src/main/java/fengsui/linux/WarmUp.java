package fengsui.linux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Goes once through all that lies between a connect and its end, without sending anything, so that
/// the first measured connect does not pay for loading and linking (some 10 ms).
final class WarmUp {

  private static final int AF_INET = SocketAddresses.AF_INET;
  private static final int STREAM = 1;
  private static final int DATAGRAM = 2;

  private static final InetAddress SOME_IPV6 = SocketAddresses.address(new byte[16]);

  static {
    var scratch = Scratch.borrow();
    connect(scratch);
    await(scratch);
    scratch.giveBack();
  }

  private WarmUp() {}

  static void once() {}

  /// An IPv4 socket cannot connect to an IPv6 address: the kernel says so before it sends.
  private static void connect(Scratch scratch) {
    int fd = Libc.socket(scratch, AF_INET, STREAM, 0);
    try {
      var connecting = new Connecting(scratch, fd);
      connecting.run(new InetSocketAddress(SOME_IPV6, 1), Duration.ofMillis(1));
      connecting.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Libc.close(scratch, fd);
    }
  }

  /// Nothing comes to a datagram socket that nobody knows, and nothing leaves one without a peer.
  private static void await(Scratch scratch) {
    int fd = Libc.socket(scratch, AF_INET, DATAGRAM, 0);
    try {
      Poll.await(scratch, fd, Poll.IN, Deadline.in(Duration.ofMillis(1)));
      Poll.lent(scratch, fd, Poll.IN, Deadline.in(Duration.ofMillis(1)));
      Bytes.send(scratch, fd, ByteBuffer.wrap(new byte[1]));
      Bytes.receiveMessage(scratch, fd, ByteBuffer.allocate(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Libc.close(scratch, fd);
    }
  }
}
