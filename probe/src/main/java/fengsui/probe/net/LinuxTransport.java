package fengsui.probe.net;

import fengsui.dns.IpText;
import fengsui.linux.ConnectEnd;
import fengsui.linux.Errno;
import fengsui.linux.SystemCallException;
import fengsui.linux.TcpInfo;
import fengsui.linux.TcpSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Connections by the kernel's own sockets: the end of each, and the moment of it, as the kernel
/// tells them.
public final class LinuxTransport implements Transport {

  private static final int ANY_HOPS = 0;
  private static final int ATTEMPTS = 8;

  /// Linux' own range of ports for clients, unless somebody changed it.
  private static final int FIRST_PORT = 32768;

  private static final int LAST_PORT = 60999;
  private static final InetAddress ANY4 = IpText.parse("0.0.0.0");
  private static final InetAddress ANY6 = IpText.parse("::");

  private final boolean portsKnown;

  /// @param portsKnown whether to take our port before the connect, so that it is known also when
  ///   that is refused; takes a port that no other connection can share meanwhile
  public LinuxTransport(boolean portsKnown) {
    this.portsKnown = portsKnown;
  }

  @Override
  public List<String> blindSpots() {
    return List.of();
  }

  @Override
  public boolean limitsHops() {
    return true;
  }

  @Override
  public Opened open(InetSocketAddress peer, Deadline deadline) throws InterruptedException {
    return open(peer, ANY_HOPS, deadline);
  }

  @Override
  public Opened open(InetSocketAddress peer, int hops, Deadline deadline)
      throws InterruptedException {
    TcpSocket socket = null;
    var opened = false;
    try {
      socket = TcpSocket.open(peer.getAddress());
      if (hops != ANY_HOPS) {
        socket.hops(hops);
      }
      var port = portsKnown ? portOf(socket, peer) : 0;
      var started = System.nanoTime();
      var end = socket.connect(peer, deadline.left());
      var at = started + end.elapsed().toNanos();
      opened = end instanceof ConnectEnd.Connected;
      return opened
          ? new Opened.Linked(new LinuxConnection(socket), started, at)
          : new Opened.Refused(LinuxEnds.of(end, at), path(socket, port), started);
    } catch (SystemCallException e) {
      var now = System.nanoTime();
      return new Opened.Refused(LinuxEnds.of(e.errno(), now), NioConnection.NO_PATH, now);
    } finally {
      if (socket != null && !opened) {
        socket.close();
      }
    }
  }

  /// Takes one of our ports by chance. The kernel would search for one, which takes milliseconds
  /// once thousands of closed connections linger.
  ///
  /// @return 0 if every port tried is in use: then the kernel chooses as it connects
  private static int portOf(TcpSocket socket, InetSocketAddress peer) throws SystemCallException {
    var any = peer.getAddress() instanceof Inet4Address ? ANY4 : ANY6;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
      try {
        socket.bind(new InetSocketAddress(any, port));
        return port;
      } catch (SystemCallException e) {
        if (!e.errno().equals(Errno.EADDRINUSE)) {
          throw e;
        }
      }
    }
    return 0;
  }

  /// @param port ours, in case the kernel has forgotten it by now
  static Connection.Path path(TcpSocket socket, int port) {
    var local = socket.localAddress();
    var info = socket.info();
    return new Connection.Path(
        local == null ? port : local.getPort(), info.retransmitsTotal(), rttMs(info));
  }

  private static @Nullable Double rttMs(TcpInfo info) {
    return info.roundTrip().isPositive() ? (Double) (info.roundTrip().toNanos() / 1e6) : null;
  }
}
