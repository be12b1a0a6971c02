package fengsui.dns.udp;

import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Ends;
import fengsui.dns.transport.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// All queries of a pool that are on their way, under one lock; who asked is told outside it.
final class Flights {

  private static final long MILLISECOND = 1_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Lanes lanes;
  private final Wheel wheel;
  private final Selector selector;
  private final LongSupplier nanoTime;
  private long restsUntil;

  Flights(Selector selector, Lanes lanes, LongSupplier nanoTime) {
    this.selector = selector;
    this.lanes = lanes;
    this.nanoTime = nanoTime;
    this.wheel = new Wheel(nanoTime.getAsLong());
  }

  void start(Flight flight, InetSocketAddress resolver) {
    try {
      board(flight, resolver);
      write(flight);
    } catch (IOException none) {
      flight.send(nanoTime.getAsLong());
      unsent(flight, none);
    }
  }

  private void board(Flight flight, InetSocketAddress resolver) throws IOException {
    lock.lock();
    try {
      lanes.board(flight, resolver);
    } finally {
      lock.unlock();
    }
  }

  private void write(Flight flight) {
    var port = flight.port;
    if (port == null) {
      return;
    }
    try {
      plan(flight);
      port.write(flight);
    } catch (PortUnreachableException refusedBefore) {
      fail(port, refusedBefore);
    } catch (IOException failed) {
      unsent(flight, failed);
    }
  }

  private void unsent(Flight flight, IOException failed) {
    lock.lock();
    try {
      flight.unsend();
    } finally {
      lock.unlock();
    }
    end(flight, Ends.of(failed));
  }

  /// Plans before it is sent, because the answer may be quicker than the next line.
  private void plan(Flight flight) {
    boolean sooner;
    lock.lock();
    try {
      flight.send(nanoTime.getAsLong());
      replan(flight);
      sooner = flight.wakeAt - restsUntil < 0;
    } finally {
      lock.unlock();
    }
    if (sooner) {
      selector.wakeup();
    }
  }

  private void replan(Flight flight) {
    wheel.remove(flight);
    wheel.put(flight, flight.nextWake());
  }

  /// How many milliseconds the reader may rest for if nothing comes.
  int rest() {
    lock.lock();
    try {
      var quiet = wheel.quiet();
      restsUntil = nanoTime.getAsLong() + quiet * MILLISECOND;
      return quiet;
    } finally {
      lock.unlock();
    }
  }

  /// Sends again or ends what it is time for.
  void wake(long now) {
    List<Flight> due;
    lock.lock();
    try {
      due = wheel.due(now);
    } finally {
      lock.unlock();
    }
    for (var flight : due) {
      if (!flight.ends(now)) {
        write(flight);
      } else if (flight.answered()) {
        finish(flight);
      } else {
        end(flight, new End.Silent());
      }
    }
  }

  /// Returns the query that waits under the id in the first two of `bytes`.
  @Nullable Flight find(UdpPort port, byte[] bytes) {
    lock.lock();
    try {
      return port.find(((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff));
    } finally {
      lock.unlock();
    }
  }

  void take(Flight flight, Arrival arrival, long now) {
    boolean first;
    lock.lock();
    try {
      first = flight.hear(arrival, now);
    } finally {
      lock.unlock();
    }
    if (first) {
      ended(flight, now);
    }
  }

  /// Ends the wait for the first answer, unless it is over.
  void end(Flight flight, End how) {
    var now = nanoTime.getAsLong();
    boolean first;
    lock.lock();
    try {
      first = flight.end(how, now);
    } finally {
      lock.unlock();
    }
    if (first) {
      ended(flight, now);
    }
  }

  private void ended(Flight flight, long now) {
    var first = flight.askers.first();
    if (first != null) {
      first.accept(reply(flight));
    }
    if (flight.ends(now)) {
      finish(flight);
      return;
    }
    lock.lock();
    try {
      replan(flight);
    } finally {
      lock.unlock();
    }
  }

  /// Ends the listening too.
  void finish(Flight flight) {
    boolean mine;
    lock.lock();
    try {
      mine = flight.finish();
      wheel.remove(flight);
      if (flight.port != null) {
        flight.port.leave(flight);
      }
    } finally {
      lock.unlock();
    }
    if (mine) {
      flight.askers.all().accept(reply(flight));
    }
  }

  private Reply reply(Flight flight) {
    lock.lock();
    try {
      return flight.reply();
    } finally {
      lock.unlock();
    }
  }

  /// The kernel tells of an ICMP error to the port, not to the query, so it is everybody's.
  void fail(UdpPort port, IOException failure) {
    List<Flight> all;
    lock.lock();
    try {
      all = port.all();
    } finally {
      lock.unlock();
    }
    all.forEach(flight -> end(flight, Ends.of(failure)));
  }

  /// Takes no more, and ends all as stopped.
  void close() {
    List<Flight> left;
    lock.lock();
    try {
      left = lanes.close();
    } finally {
      lock.unlock();
    }
    for (var flight : left) {
      end(flight, new End.Stopped());
      finish(flight);
    }
  }
}
