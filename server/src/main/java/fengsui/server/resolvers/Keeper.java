package fengsui.server.resolvers;

import fengsui.server.config.Configuration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Brings the counts of minutes to the database every few seconds. A post that is killed loses what
/// came since: the observations themselves are kept.
@Component
final class Keeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration TIDYING = Duration.ofHours(1);

  /// Minutes are for looking closely at what was lately.
  static final Duration MINUTES = Duration.ofDays(30);

  private final Minutes minutes;
  private final ResolverTable table;
  private final Duration retention;
  private final InstantSource clock;
  private Instant tidied = Instant.EPOCH;
  private volatile boolean running = true;
  private volatile Thread thread = Thread.currentThread();

  Keeper(Minutes minutes, ResolverTable table, Configuration configuration, InstantSource clock) {
    this.minutes = minutes;
    this.table = table;
    var asked = configuration.retention().rollups();
    this.retention = asked.compareTo(MINUTES) < 0 ? asked : MINUTES;
    this.clock = clock;
  }

  @EventListener(ContextRefreshedEvent.class)
  void start() {
    thread = Thread.ofVirtual().name("resolvers").start(this::run);
  }

  private void run() {
    try {
      while (running) {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      keep();
      if (tidied.plus(TIDYING).isBefore(clock.instant())) {
        tidied = clock.instant();
        table.drop(tidied.minus(retention));
      }
    } catch (RuntimeException e) {
      LOG.warn("counts of resolvers wait: {}", String.valueOf(e.getMessage()).lines().findFirst());
    }
  }

  /// Brings what waits to the database.
  synchronized void keep() {
    var counts = minutes.take();
    if (counts.isEmpty()) {
      return;
    }
    try {
      table.add(counts);
    } catch (RuntimeException e) {
      minutes.putBack(counts);
      throw e;
    }
  }

  @Override
  public void close() {
    running = false;
    if (thread == Thread.currentThread()) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
      round();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
