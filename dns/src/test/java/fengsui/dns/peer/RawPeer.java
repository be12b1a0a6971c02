package fengsui.dns.peer;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A TCP port on loopback that does not speak the protocol.
public final class RawPeer implements Closeable {

  private static final int MORE_THAN_THE_QUEUE = 4;

  private final ServerSocket server;
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  private RawPeer(int backlog) throws IOException {
    server = new ServerSocket(0, backlog, InetAddress.getByName("127.0.0.1"));
  }

  /// Takes no connection, and its queue is full.
  public static RawPeer deaf() throws IOException {
    var peer = new RawPeer(1);
    for (int i = 0; i < MORE_THAN_THE_QUEUE; i++) {
      var filler = SocketChannel.open();
      filler.configureBlocking(false);
      var unused = filler.connect(new InetSocketAddress("127.0.0.1", peer.port()));
      peer.open.add(filler);
    }
    return peer;
  }

  /// Takes connections, says `greeting` and nothing else.
  public static RawPeer saying(byte[] greeting) throws IOException {
    var peer = new RawPeer(50);
    Thread.ofVirtual().start(() -> peer.greet(greeting));
    return peer;
  }

  private void greet(byte[] greeting) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        socket.getOutputStream().write(greeting);
      } catch (IOException closed) {
        // the peer, or one that asked, has gone
      }
    }
  }

  /// A port where nobody listens.
  public static int closed() throws IOException {
    try (var peer = new RawPeer(1)) {
      return peer.port();
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var each : open) {
      try {
        each.close();
      } catch (Exception gone) {
        // nothing is left to close
      }
    }
  }
}
