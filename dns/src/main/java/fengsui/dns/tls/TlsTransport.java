package fengsui.dns.tls;

import fengsui.dns.message.Message;
import fengsui.dns.transport.Exchange;
import fengsui.dns.transport.Listening;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// DNS over TLS: one connection to each resolver, shared by all threads, opened when asked, closed
/// when idle, and opened again when it broke.
public final class TlsTransport implements Transport, AutoCloseable {

  private final TlsConnection.Setting setting;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<InetSocketAddress, TlsConnection> connections = new HashMap<>();

  /// @param idle how long a connection stays open without a query
  /// @param nanoTime the monotonic clock, such as `System::nanoTime`
  public TlsTransport(TlsPeer peer, Duration idle, LongSupplier nanoTime) {
    this.setting = new TlsConnection.Setting(peer, idle, nanoTime, this::again);
  }

  @Override
  public Exchange send(Message query, InetSocketAddress resolver, Patience patience) {
    var sentAt = setting.nanoTime().getAsLong();
    var asked = new Asked(query, resolver, setting.nanoTime());
    submit(asked);
    return new Listening(query, patience, setting.nanoTime(), sentAt, asked.inbox());
  }

  private void submit(Asked asked) {
    lock.lock();
    try {
      var current = connections.get(asked.resolver());
      if (current == null || !current.take(asked)) {
        connections.put(asked.resolver(), TlsConnection.start(setting, asked));
      }
    } finally {
      lock.unlock();
    }
  }

  /// A server may close an idle connection just as a query is on its way, so each is asked once
  /// more.
  private void again(List<Asked> orphans, IOException why, boolean opened) {
    var underWay = opened && !(why instanceof ClosedChannelException);
    for (var orphan : orphans) {
      if (underWay && orphan.mayGoAgain()) {
        submit(orphan);
      } else {
        orphan.inbox().fail(why);
      }
    }
  }

  /// Ends all connections, and with them what still waits.
  @Override
  public void close() {
    List<TlsConnection> all;
    lock.lock();
    try {
      all = List.copyOf(connections.values());
      connections.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(connection -> connection.end(new ClosedChannelException()));
  }
}
