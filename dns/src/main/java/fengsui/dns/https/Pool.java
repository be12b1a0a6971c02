package fengsui.dns.https;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Connections of one origin that wait for the next exchange: at most eight, each at most 20 s.
final class Pool implements AutoCloseable {

  private static final int MOST = 8;
  private static final long LONGEST = Duration.ofSeconds(20).toNanos();

  private final LongSupplier nanoTime;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  Pool(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private record Idle(InetAddress address, Connection connection, long since) {}

  /// The connection to `address` that was used last, if one waits.
  synchronized @Nullable Connection take(InetAddress address) {
    dropOld();
    for (var each : idle) {
      if (each.address().equals(address)) {
        idle.remove(each);
        return each.connection();
      }
    }
    return null;
  }

  /// Keeps `connection` if it can carry more and there is room.
  synchronized void give(InetAddress address, Connection connection) {
    dropOld();
    if (closed || !connection.reusable()) {
      connection.close();
      return;
    }
    idle.addFirst(new Idle(address, connection, nanoTime.getAsLong()));
    if (idle.size() > MOST) {
      idle.removeLast().connection().close();
    }
  }

  private void dropOld() {
    var now = nanoTime.getAsLong();
    while (!idle.isEmpty() && now - idle.getLast().since() > LONGEST) {
      idle.removeLast().connection().close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(each -> each.connection().close());
    idle.clear();
  }
}
