package fengsui.probe.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/// Connections of plain Java: the fall-back where the product has no system calls of its own.
public final class NioTransport implements Transport {

  private static final List<String> BLIND =
      List.of(
          "Whether a RST or an ICMP error refused: plain Java sockets do not tell.",
          "Retransmits and the kernel's round trip: plain Java sockets do not tell.");

  @Override
  public List<String> blindSpots() {
    return BLIND;
  }

  @Override
  public boolean limitsHops() {
    return false;
  }

  @Override
  public Opened open(InetSocketAddress peer, int hops, Deadline deadline)
      throws InterruptedException {
    return open(peer, deadline);
  }

  @Override
  public Opened open(InetSocketAddress peer, Deadline deadline) throws InterruptedException {
    NioConnection connection;
    try {
      connection = new NioConnection(SocketChannel.open(), Selector.open());
    } catch (IOException e) {
      var now = System.nanoTime();
      return new Opened.Refused(NioEnds.of(e, now), NioConnection.NO_PATH, now);
    }
    var started = System.nanoTime();
    var opened = connect(connection, peer, deadline, started);
    if (opened instanceof Opened.Refused) {
      connection.close();
    }
    return opened;
  }

  private static Opened connect(
      NioConnection connection, InetSocketAddress peer, Deadline deadline, long started)
      throws InterruptedException {
    var at = started;
    try {
      var channel = connection.channel();
      var done = channel.connect(peer);
      at = System.nanoTime();
      if (!done) {
        var ready = connection.await(SelectionKey.OP_CONNECT, deadline);
        at = System.nanoTime();
        done = ready && channel.finishConnect();
      }
      return done
          ? new Opened.Linked(connection, started, at)
          : new Opened.Refused(End.silent(at), connection.path(), started);
    } catch (IOException e) {
      return new Opened.Refused(NioEnds.of(e, at), connection.path(), started);
    }
  }
}
