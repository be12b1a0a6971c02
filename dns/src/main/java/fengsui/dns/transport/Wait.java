package fengsui.dns.transport;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.function.LongSupplier;

/// Waits for one channel, until a moment of the monotonic clock, however much arrives. Closing it
/// wakes the waiter.
final class Wait implements AutoCloseable {

  private static final long MILLISECOND = 1_000_000;

  private final LongSupplier nanoTime;
  private final SelectableChannel channel;
  private final Selector selector;

  Wait(SelectableChannel channel, LongSupplier nanoTime) throws IOException {
    this.nanoTime = nanoTime;
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    channel.register(selector, 0);
  }

  /// Waits until the channel is ready for `operations`; returns whether it is, or false at
  /// `deadline`.
  ///
  /// @throws ClosedSelectorException if this is closed meanwhile
  boolean ready(int operations, long deadline) throws IOException, InterruptedException {
    var key = channel.keyFor(selector);
    if (key == null) {
      throw new ClosedSelectorException();
    }
    key.interestOps(operations);
    while (nanoTime.getAsLong() - deadline < 0) {
      var ready = selector.select(millisecondsUntil(deadline));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (ready > 0) {
        selector.selectedKeys().clear();
        return true;
      }
    }
    return false;
  }

  /// At least 1, because 0 would mean for ever.
  private long millisecondsUntil(long deadline) {
    var left = deadline - nanoTime.getAsLong();
    return Math.max(1, (left + MILLISECOND - 1) / MILLISECOND);
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
