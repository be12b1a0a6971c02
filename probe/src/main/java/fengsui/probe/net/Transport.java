package fengsui.probe.net;

import fengsui.linux.PacketRing;
import fengsui.linux.TcpSocket;
import java.net.InetSocketAddress;
import java.util.List;

/// Opens TCP connections.
public interface Transport {

  /// The one that tells most on this platform.
  static Transport best() {
    return TcpSocket.supported() ? new LinuxTransport(PacketRing.permitted()) : new NioTransport();
  }

  /// Opens a connection to `peer`, blocking until the kernel says how that went.
  Opened open(InetSocketAddress peer, Deadline deadline) throws InterruptedException;

  /// The same with packets that live for `hops` routers at most. Where [#limitsHops] is false they
  /// live as long as any.
  Opened open(InetSocketAddress peer, int hops, Deadline deadline) throws InterruptedException;

  /// Whether this transport can limit how far packets live.
  boolean limitsHops();

  /// What this transport cannot tell, in whole sentences.
  List<String> blindSpots();
}
