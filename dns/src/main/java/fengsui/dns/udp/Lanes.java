package fengsui.dns.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ports to each resolver; those of the resolver asked longest ago go when there are too many.
/// The pool's lock guards it.
final class Lanes {

  private static final int MOST_RESOLVERS = 64;

  private final Map<InetSocketAddress, @Nullable UdpPort[]> lanes =
      new LinkedHashMap<>(16, 0.75f, true);
  private final Selector selector;
  private final int ports;
  private final Dice dice = new Dice();
  private boolean closed;

  /// @param ports how many to each resolver
  Lanes(Selector selector, int ports) {
    this.selector = selector;
    this.ports = ports;
  }

  /// Boards the flight on one of the resolver's ports, drawn like its id.
  ///
  /// @throws IOException if none can be opened, or too many queries are on their way
  void board(Flight flight, InetSocketAddress resolver) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    var lane = lane(resolver);
    var first = dice.word();
    for (int i = 0; i < ports; i++) {
      var at = (first + i) % ports;
      var port = open(lane, at, resolver);
      if (!port.full()) {
        port.board(flight, dice);
        return;
      }
    }
    throw new IOException("too many queries on their way to " + resolver);
  }

  private @Nullable UdpPort[] lane(InetSocketAddress resolver) {
    var lane = lanes.get(resolver);
    if (lane == null) {
      lane = new UdpPort[ports];
      lanes.put(resolver, lane);
      if (lanes.size() > MOST_RESOLVERS) {
        var eldest = lanes.entrySet().iterator().next();
        retire(eldest.getValue());
        lanes.remove(eldest.getKey());
      }
    }
    return lane;
  }

  private UdpPort open(@Nullable UdpPort[] lane, int at, InetSocketAddress resolver)
      throws IOException {
    var current = lane[at];
    if (current != null && !current.worn()) {
      return current;
    }
    var fresh = UdpPort.open(resolver, selector);
    lane[at] = fresh;
    if (current != null) {
      current.retire();
    }
    return fresh;
  }

  /// Closes all ports at once, and returns who was on them.
  List<Flight> close() {
    closed = true;
    var left = new ArrayList<Flight>();
    for (var lane : lanes.values()) {
      for (var port : lane) {
        if (port != null) {
          left.addAll(port.all());
          port.retire();
        }
      }
    }
    lanes.clear();
    return left;
  }

  private static void retire(@Nullable UdpPort[] lane) {
    for (var port : lane) {
      if (port != null) {
        port.retire();
      }
    }
  }
}
