package fengsui.server.changes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Every five seconds: writes down what was taken back without the database, and ends what is over.
@Component
final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LAST = Duration.ofSeconds(10);

  private final Changes changes;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  Rounds(Changes changes) {
    this.changes = changes;
  }

  @EventListener(ContextRefreshedEvent.class)
  void start() {
    thread = Thread.ofVirtual().name("changes").start(this::run);
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      changes.catchUp();
      endWhatIsOver();
    } catch (RuntimeException e) {
      LOG.warn("a round over the changes failed, the next one comes: {}", e.getMessage());
    }
  }

  private void endWhatIsOver() {
    var now = changes.now();
    for (var each : changes.unended()) {
      var intent = each.change().intent();
      if (intent != null && intent.to() != null && !now.isBefore(intent.to())) {
        changes.expire(each.change().id());
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    var running = thread;
    try {
      if (running != null && !running.join(LAST)) {
        running.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
