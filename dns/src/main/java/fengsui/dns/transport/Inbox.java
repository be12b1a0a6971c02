package fengsui.dns.transport;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The source of a query whose messages another thread reads, from a connection or port that many
/// queries share. What came before the deadline is handed out even after it.
public final class Inbox implements Source {

  /// A flood is no evidence: beyond this it is not even kept.
  private static final int MOST = 4 * Reply.MOST;

  private sealed interface Item {}

  private record Came(Received received) implements Item {}

  private record Broke(IOException failure) implements Item {}

  private final LinkedBlockingDeque<Item> items = new LinkedBlockingDeque<>(MOST);
  private final LongSupplier nanoTime;
  private final boolean listens;
  private final Runnable whenClosed;
  private volatile boolean sent;

  /// @param listens whether more may come after an answer or a refusal
  /// @param whenClosed called at each closing
  public Inbox(LongSupplier nanoTime, boolean listens, Runnable whenClosed) {
    this.nanoTime = nanoTime;
    this.listens = listens;
    this.whenClosed = whenClosed;
  }

  /// Puts in a message; false if there are too many already.
  public boolean put(Received received) {
    return items.offer(new Came(received));
  }

  /// Tells that the connection or port failed.
  public void fail(IOException failure) {
    items.offer(new Broke(failure));
  }

  /// Tells that the query has left.
  public void markSent() {
    sent = true;
  }

  @Override
  public @Nullable Received next(long deadline) throws IOException, InterruptedException {
    var left = deadline - nanoTime.getAsLong();
    var item = left > 0 ? items.poll(left, TimeUnit.NANOSECONDS) : items.poll();
    return switch (item) {
      case null -> null;
      case Came came -> inTime(came, deadline);
      case Broke broke -> throw broke.failure();
    };
  }

  private @Nullable Received inTime(Came came, long deadline) {
    if (came.received().nanoTime() - deadline <= 0) {
      return came.received();
    }
    items.offerFirst(came);
    return null;
  }

  @Override
  public void settle() {}

  @Override
  public int sent() {
    return sent ? 1 : 0;
  }

  @Override
  public boolean listens() {
    return listens;
  }

  /// Wakes whoever waits.
  @Override
  public void close() {
    items.offer(new Broke(new ClosedChannelException()));
    whenClosed.run();
  }
}
