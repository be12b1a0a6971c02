package fengsui.dns.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A socket connected to one resolver, and the queries that left by it, found by their id. The
/// pool's lock guards it, but not reading and writing.
final class UdpPort {

  /// At most half of the places are taken, so that a free id is found at once.
  private static final int PLACES = 1024;

  /// So many queries leave by one port before another takes its place.
  private static final int USES = 4096;

  final DatagramChannel channel;
  private final @Nullable Flight[] flights = new Flight[PLACES];
  private int flying;
  private int uses;
  private boolean retired;

  private UdpPort(DatagramChannel channel) {
    this.channel = channel;
  }

  /// Opens a port that the system draws.
  static UdpPort open(InetSocketAddress resolver, Selector selector) throws IOException {
    var channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.connect(resolver);
      var port = new UdpPort(channel);
      channel.register(selector, SelectionKey.OP_READ, port);
      selector.wakeup();
      return port;
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  boolean full() {
    return flying >= PLACES / 2;
  }

  boolean worn() {
    return uses >= USES;
  }

  /// Gives the flight an id that nobody can foretell, and no other has here.
  void board(Flight flight, Dice dice) {
    var id = dice.word();
    while (flights[id % PLACES] != null) {
      id = dice.word();
    }
    flight.port = this;
    flight.id = id;
    flight.bytes[0] = (byte) (id >> 8);
    flight.bytes[1] = (byte) id;
    flights[id % PLACES] = flight;
    flying++;
    uses++;
  }

  @Nullable Flight find(int id) {
    var flight = flights[id % PLACES];
    return flight != null && flight.id == id ? flight : null;
  }

  List<Flight> all() {
    var all = new ArrayList<Flight>(flying);
    for (var flight : flights) {
      if (flight != null) {
        all.add(flight);
      }
    }
    return all;
  }

  /// Frees the flight's place; a port that is to go, goes with its last flight.
  void leave(Flight flight) {
    if (flights[flight.id % PLACES] == flight) {
      flights[flight.id % PLACES] = null;
      flying--;
      closeIfDone();
    }
  }

  /// Lets no more queries leave by it.
  void retire() {
    retired = true;
    closeIfDone();
  }

  private void closeIfDone() {
    if (retired && flying == 0) {
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        // closing is all that was wanted
      }
    }
  }

  void write(Flight flight) throws IOException {
    if (channel.write(ByteBuffer.wrap(flight.bytes)) == 0) {
      throw new IOException("the socket's buffer is full");
    }
  }
}
