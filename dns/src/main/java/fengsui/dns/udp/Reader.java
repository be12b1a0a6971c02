package fengsui.dns.udp;

import fengsui.dns.transport.Arrival;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// The work of a pool's one thread: it reads what comes to the ports, and sees to it that waiting
/// ends.
final class Reader implements Runnable {

  /// How many datagrams are read from one port before the others have their turn.
  private static final int TURN = 64;

  private static final int HEADER = 12;

  private final Selector selector;
  private final Flights flights;
  private final LongSupplier nanoTime;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(0xffff);
  private final LongAdder unasked = new LongAdder();
  private final LongAdder strays = new LongAdder();
  private final LongAdder garbage = new LongAdder();

  Reader(Selector selector, Flights flights, LongSupplier nanoTime) {
    this.selector = selector;
    this.flights = flights;
    this.nanoTime = nanoTime;
  }

  @Override
  public void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read, flights.rest());
        flights.wake(nanoTime.getAsLong());
      }
    } catch (IOException | ClosedSelectorException closed) {
      // the pool is over
    }
  }

  private void read(SelectionKey key) {
    if (!(key.attachment() instanceof UdpPort port)) {
      return;
    }
    try {
      for (int i = 0; i < TURN; i++) {
        buffer.clear();
        if (port.channel.receive(buffer) == null) {
          return;
        }
        buffer.flip();
        hear(port);
      }
    } catch (IOException failed) {
      flights.fail(port, failed);
    }
  }

  private void hear(UdpPort port) {
    var now = nanoTime.getAsLong();
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    var flight = bytes.length < 2 ? null : flights.find(port, bytes);
    if (flight == null) {
      (bytes.length < HEADER ? garbage : unasked).increment();
      return;
    }
    var arrival = Arrival.of(flight.query, flight.asAsked(bytes), flight.since(now));
    switch (arrival) {
      case Arrival.Answer answer -> {}
      case Arrival.Stray stray -> strays.increment();
      case Arrival.Garbage none -> garbage.increment();
    }
    flights.take(flight, arrival, now);
  }

  Counts counts() {
    return new Counts(unasked.sum(), strays.sum(), garbage.sum());
  }
}
