package fengsui.dns.udp;

import fengsui.dns.message.Message;
import fengsui.dns.transport.Exchange;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.dns.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// DNS over UDP for many queries at once: a few sockets to each resolver, changed every 4,096
/// queries, ids that nobody can foretell, and one thread that reads. A query's own id stays on this
/// side: on the wire it has one of the pool's.
public final class UdpPool implements Transport, AutoCloseable {

  /// How many ports there are to each resolver; each holds 512 queries at once.
  private static final int PORTS = 8;

  private final Selector selector;
  private final Flights flights;
  private final Reader reader;

  private UdpPool(Selector selector, LongSupplier nanoTime) {
    this.selector = selector;
    this.flights = new Flights(selector, new Lanes(selector, PORTS), nanoTime);
    this.reader = new Reader(selector, flights, nanoTime);
  }

  /// Returns a pool that reads until it is closed.
  ///
  /// @param nanoTime the monotonic clock, such as `System::nanoTime`
  public static UdpPool open(LongSupplier nanoTime) {
    try {
      var pool = new UdpPool(Selector.open(), nanoTime);
      Thread.ofPlatform().daemon().name("fengsui-dns-pool").start(pool.reader);
      return pool;
    } catch (IOException none) {
      throw new UncheckedIOException("no selector can be opened", none);
    }
  }

  @Override
  public Exchange send(Message query, InetSocketAddress resolver, Patience patience) {
    var exchange = new PooledExchange(flights, query, patience);
    flights.start(exchange.flight(), resolver);
    return exchange;
  }

  /// Sends `query`, and tells `done` everything when patience is over. It is called once, mostly by
  /// the pool's thread, and must not wait.
  public void send(
      Message query, InetSocketAddress resolver, Patience patience, Consumer<Reply> done) {
    flights.start(new Flight(query, patience, new Flight.Askers(null, done)), resolver);
  }

  /// What came so far and was no answer to any query.
  public Counts counts() {
    return reader.counts();
  }

  /// Ends all that is on its way, as stopped.
  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException alreadyGone) {
      // closing is all that was wanted
    }
    flights.close();
  }
}
