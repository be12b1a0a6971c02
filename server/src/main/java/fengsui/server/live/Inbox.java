package fengsui.server.live;

import fengsui.server.live.Live.Topic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What one open page has not been told yet. Each topic waits in it once at most.
final class Inbox implements AutoCloseable {

  private final EnumSet<Topic> waiting = EnumSet.noneOf(Topic.class);
  private final Semaphore news = new Semaphore(0);
  private final Runnable leave;

  /// Opens it with what changed after `seen`.
  Inbox(Live live, long seen) {
    this.leave = live.listen(this::add);
    live.since(seen).forEach(this::add);
  }

  private void add(Topic topic) {
    synchronized (waiting) {
      waiting.add(topic);
    }
    news.release();
  }

  /// Returns and forgets what waits, after at most `patience`; empty if nothing came.
  Set<Topic> next(Duration patience) throws InterruptedException {
    if (news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
    synchronized (waiting) {
      var topics = EnumSet.copyOf(waiting);
      waiting.clear();
      return topics;
    }
  }

  /// Ends the wait of whoever waits now.
  @Override
  public void close() {
    leave.run();
    news.release();
  }
}
