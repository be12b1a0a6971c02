package fengsui.server.watch;

import fengsui.isolate.Path;
import fengsui.model.Observation;
import fengsui.server.ingest.Arrivals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Keeps what every agent sees now, and has it judged as it comes.
@Component
public final class Watch implements Arrivals, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /// Batches that may wait for the judge. What comes beyond is kept in the database all the same.
  private static final int QUEUE = 10_000;

  private static final long WAIT_SECONDS = 2;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LAST_ROUND = Duration.ofSeconds(10);

  private final BlockingQueue<Judge.Batch> arrivals = new ArrayBlockingQueue<>(QUEUE);
  private final Cells cells = new Cells();
  private final Judge judge;
  private final Timer verdicts;
  private final io.micrometer.core.instrument.Counter skipped;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  Watch(Judge judge, MeterRegistry meters) {
    this.judge = judge;
    this.verdicts =
        Timer.builder("fengsui.verdict.seconds")
            .description("From the arrival of observations to the verdict that heeds them.")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    this.skipped = meters.counter("fengsui.watch.skipped");
  }

  @EventListener(ContextRefreshedEvent.class)
  void start() {
    thread = Thread.ofPlatform().daemon().name("judge").start(this::run);
  }

  @Override
  public void arrived(Instant received, List<Observation> observations) {
    cells.arrived(observations);
    var batch = new Judge.Batch(received, System.nanoTime(), observations);
    try {
      if (!arrivals.offer(batch, WAIT_SECONDS, TimeUnit.SECONDS)) {
        skipped.increment(observations.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      skipped.increment(observations.size());
    }
  }

  /// How each target looks from each agent, newest probe only.
  public List<Cell> cells() {
    return cells.outside().toList();
  }

  /// What the agents say of their own health.
  public List<Cell> health() {
    return cells.health().toList();
  }

  public Optional<Cell> find(String agent, String target) {
    return cells.find(new Path(agent, target));
  }

  /// How long verdicts take, from the arrival of observations.
  public Timer verdicts() {
    return verdicts;
  }

  private void run() {
    try {
      judge.recall((_, observations) -> cells.arrived(observations));
    } catch (RuntimeException e) {
      LOG.warn("what was seen before the start could not be read: it is seen again soon", e);
    }
    try {
      var pause = Duration.ZERO;
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns how long to wait for the next one.
  private Duration round() throws InterruptedException {
    try {
      return Judge.pause(judge.round(arrivals, verdicts));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("judging waits for the database: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a round of judging failed, the next one starts in a second", e);
    }
    return AFTER_FAILURE;
  }

  /// Returns when the round that goes on is over: it needs the database.
  @Override
  public void close() {
    closed.countDown();
    var judging = thread;
    if (judging == null) {
      return;
    }
    try {
      if (!judging.join(LAST_ROUND)) {
        judging.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
