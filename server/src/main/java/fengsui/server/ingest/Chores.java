package fengsui.server.ingest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Does what is due every few seconds, or minutes if there is much to do, and every hour, for as
/// long as the post runs.
@Component
final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final Duration SOONEST = Duration.ofSeconds(5);
  private static final Duration LATEST = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /// Of the time, roll-ups may take one part in so many. Rolled up seldom, an hour of a path is
  /// written seldom: every five seconds that cost more than taking the observations in.
  private static final int SHARE = 20;

  private final Rollups rollups;
  private final Housekeeping housekeeping;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  Chores(Rollups rollups, Housekeeping housekeeping) {
    this.rollups = rollups;
    this.housekeeping = housekeeping;
  }

  @EventListener(ContextRefreshedEvent.class)
  void start() {
    thread = Thread.ofVirtual().name("chores").start(this::run);
  }

  private void run() {
    try {
      var cleaned = System.nanoTime();
      var pause = SOONEST;
      while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        var began = System.nanoTime();
        var hourly = began - cleaned > HOUR.toNanos();
        cleaned = hourly ? began : cleaned;
        round(hourly);
        pause = pause(Duration.ofNanos(System.nanoTime() - began));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// How long to rest after chores that took so long.
  static Duration pause(Duration took) {
    var rest = took.multipliedBy(SHARE - 1L);
    return rest.compareTo(SOONEST) < 0 ? SOONEST : rest.compareTo(LATEST) > 0 ? LATEST : rest;
  }

  // What fails now, such as without a database, is as due the next time.
  private void round(boolean hourly) {
    try {
      rollups.run();
      if (hourly) {
        housekeeping.run();
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "roll-ups and clean-up wait: {}",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /// Returns when what goes on is done: it needs the database.
  @Override
  public void close() {
    closed.countDown();
    var working = thread;
    if (working == null) {
      return;
    }
    try {
      if (!working.join(Duration.ofSeconds(10))) {
        working.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
