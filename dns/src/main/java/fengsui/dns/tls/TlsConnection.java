package fengsui.dns.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One TLS connection that many threads ask by: queries go out as they come, answers come in any
/// order. A virtual thread writes, another reads.
final class TlsConnection {

  /// How many may wait at once; the next opens another connection.
  private static final int MOST = 1024;

  /// Heard of nothing for this long after a query was written, nobody asks by it any more.
  private static final long STALLED = Duration.ofSeconds(1).toNanos();

  /// What a connection tells and needs.
  ///
  /// @param idle how long it stays open without a query
  record Setting(TlsPeer peer, Duration idle, LongSupplier nanoTime, Orphans orphans) {}

  /// Takes the queries that the end of a connection left without an answer.
  @FunctionalInterface
  interface Orphans {
    /// Takes them; `opened` says that it broke under way, so that a new connection may do better.
    void take(List<Asked> orphans, IOException why, boolean opened);
  }

  private final Setting setting;
  private final InetSocketAddress resolver;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Asked> waiting = new HashMap<>();
  private final LinkedBlockingQueue<Asked> outgoing = new LinkedBlockingQueue<>();
  private volatile @Nullable SSLSocket socket;
  private volatile long heardAt;
  private boolean closed;
  private int lastId;

  private TlsConnection(Setting setting, InetSocketAddress resolver) {
    this.setting = setting;
    this.resolver = resolver;
    this.heardAt = setting.nanoTime().getAsLong();
  }

  /// Opens a connection for a first query, which it has before it can fail: a refusal at once is
  /// told to whoever asked.
  static TlsConnection start(Setting setting, Asked first) {
    var connection = new TlsConnection(setting, first.resolver());
    connection.take(first);
    Thread.ofVirtual().name("fengsui-dot-write").start(connection::write);
    return connection;
  }

  /// Takes a query to write; false if it is closed or full.
  boolean take(Asked asked) {
    lock.lock();
    try {
      if (closed || waiting.size() >= MOST) {
        return false;
      }
      do {
        lastId = (lastId + 1) & 0xffff;
      } while (waiting.containsKey(lastId));
      asked.join(this, lastId);
      waiting.put(lastId, asked);
      return outgoing.add(asked);
    } finally {
      lock.unlock();
    }
  }

  /// Frees the place of a query that nobody waits for any more.
  void forget(Asked asked) {
    lock.lock();
    try {
      waiting.remove(asked.wireId(), asked);
      var now = setting.nanoTime().getAsLong();
      var unheard = asked.written() && heardAt - asked.writtenAt() < 0;
      if (!asked.answered() && unheard && now - asked.writtenAt() > STALLED) {
        closed = true;
        outgoing.clear();
      }
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    try (var tls = setting.peer().open(resolver)) {
      socket = tls;
      heardAt = setting.nanoTime().getAsLong();
      Thread.ofVirtual().name("fengsui-dot-read").start(() -> read(tls));
      var out = tls.getOutputStream();
      for (var next = next(); next != null; next = next()) {
        out.write(next.frame(setting.nanoTime().getAsLong()));
      }
      end(new ClosedChannelException());
    } catch (IOException failure) {
      end(failure);
    } catch (InterruptedException stopped) {
      end(new ClosedChannelException());
    }
  }

  /// Returns the next query to write; null when the connection was idle, or is given up.
  private @Nullable Asked next() throws InterruptedException {
    while (true) {
      var next = outgoing.poll(setting.idle().toNanos(), TimeUnit.NANOSECONDS);
      if (next != null || endsIdle()) {
        return next;
      }
    }
  }

  private boolean endsIdle() {
    lock.lock();
    try {
      closed |= waiting.isEmpty();
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void read(SSLSocket tls) {
    try {
      var in = new DataInputStream(tls.getInputStream());
      while (true) {
        var bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        heardAt = setting.nanoTime().getAsLong();
        hand(bytes);
      }
    } catch (IOException failure) {
      end(failure);
    }
  }

  private void hand(byte[] bytes) {
    if (bytes.length < 2) {
      return; // too short to be anybody's
    }
    lock.lock();
    try {
      var asked = waiting.get(((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff));
      if (asked != null) {
        asked.answer(bytes, heardAt);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Once the other end has proved itself, an error of TLS is the end of the connection and no
  /// more.
  private static IOException plainly(IOException why) {
    return why instanceof SSLException ? new EOFException(why.getMessage()) : why;
  }

  /// Ends it, once; whoever still waits is an orphan.
  void end(IOException why) {
    List<Asked> orphans;
    lock.lock();
    try {
      closed = true;
      orphans = List.copyOf(waiting.values());
      waiting.clear();
      outgoing.clear();
    } finally {
      lock.unlock();
    }
    var open = socket;
    close(open);
    if (!orphans.isEmpty()) {
      setting.orphans().take(orphans, plainly(why), open != null);
    }
  }

  private static void close(@Nullable SSLSocket open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException alreadyGone) {
      // closing is all that was wanted
    }
  }
}
