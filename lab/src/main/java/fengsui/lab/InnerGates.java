package fengsui.lab;

import fengsui.lab.host.Hosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// The laboratory's side of its gates.
final class InnerGates implements AutoCloseable {

  private final List<Relay> relays = new ArrayList<>();

  /// From a socket file to `address`:`port` as the host sees it.
  void inwards(String host, String address, int port, String file)
      throws IOException, InterruptedException {
    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(file));
    var to = new InetSocketAddress(InetAddress.ofLiteral(address), port);
    relays.add(new Relay(listener, () -> Hosts.inside(host, () -> SocketChannel.open(to))));
  }

  /// From a port of the host, on all its addresses, to a socket file.
  void outwards(String host, int port, String file) throws IOException, InterruptedException {
    var listener =
        Hosts.inside(host, () -> ServerSocketChannel.open().bind(new InetSocketAddress(port)));
    var to = UnixDomainSocketAddress.of(file);
    relays.add(new Relay(listener, () -> SocketChannel.open(to)));
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
  }
}
