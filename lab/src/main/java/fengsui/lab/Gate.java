package fengsui.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A way for bytes through the wall between this machine and the laboratory: one TCP port on either
/// side, a socket file between. No packet passes, so nothing forged can.
public final class Gate implements AutoCloseable {

  private final Relay relay;
  private final int port;

  private Gate(Relay relay, int port) {
    this.relay = relay;
    this.port = port;
  }

  /// Listens on a free port of this machine's loopback and leads to the socket file.
  static Gate inwards(Path file) throws IOException {
    var listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    var to = UnixDomainSocketAddress.of(file);
    return new Gate(new Relay(listener, () -> SocketChannel.open(to)), port);
  }

  /// Listens on the socket file and leads to a port of this machine's loopback.
  static Gate outwards(Path file, int port) throws IOException {
    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(file));
    var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new Gate(new Relay(listener, () -> SocketChannel.open(to)), port);
  }

  /// The port on this machine's loopback.
  public int port() {
    return port;
  }

  @Override
  public void close() {
    relay.close();
  }
}
