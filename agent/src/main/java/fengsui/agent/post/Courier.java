package fengsui.agent.post;

import fengsui.agent.spool.Batch;
import fengsui.agent.spool.Spool;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Carries observations from the spool to the post, oldest first, one batch at a time, for as long
/// as it takes.
public final class Courier implements AutoCloseable {

  private static final int MOST_LINES = 5000;

  /// Unpacked; the post takes 8 MiB.
  private static final int MOST_BYTES = 6 << 20;

  private static final Duration IDLE = Duration.ofSeconds(1);

  /// Between two batches that are not full: what came meanwhile goes together.
  private static final Duration LINGER = Duration.ofMillis(200);

  private static final Duration PARTING = Duration.ofSeconds(3);
  private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(15);

  private final Spool spool;
  private final Post post;
  private final int perSecond;
  private final Consumer<String> log;
  private final Backoff backoff = new Backoff(LEAST_PAUSE, MOST_PAUSE, ThreadLocalRandom.current());
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final Object patience = new Object();
  private final Thread thread;
  private int mostLines = MOST_LINES;
  private String complaint = "";
  private boolean heard;
  private boolean hopeful;
  private volatile boolean closing;

  /// @param perSecond how many observations to send in a second at most
  public Courier(Spool spool, Post post, int perSecond, Consumer<String> log) {
    this.spool = spool;
    this.post = post;
    this.perSecond = perSecond;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("courier").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Tells that the post was just heard from: no need to wait any longer.
  public void heardFromPost() {
    synchronized (patience) {
      heard = true;
      patience.notifyAll();
    }
  }

  /// Observations that the post has, those it had already, and those it keeps aside.
  public record Gauges(long sent, long duplicates, long rejected) {}

  public Gauges gauges() {
    return new Gauges(sent.get(), duplicates.get(), rejected.get());
  }

  /// Stops after what is under way, and after a last attempt to send what there is; within a few
  /// seconds.
  @Override
  public void close() {
    closing = true;
    heardFromPost();
    try {
      if (!thread.join(PARTING)) {
        thread.interrupt();
        thread.join(PARTING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        spool.await(IDLE);
        var began = System.nanoTime();
        hopeful = false;
        var pause = carry(spool.oldest(mostLines, MOST_BYTES));
        pause(pause.minusNanos(System.nanoTime() - began));
      }
      if (complaint.isEmpty()) {
        carry(spool.oldest(mostLines, MOST_BYTES));
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  /// Sends one batch, and returns how long after its beginning the next may follow.
  private Duration carry(Batch batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return LINGER;
    }
    return switch (post.send(batch)) {
      case Answer.Given<Receipt>(var receipt) -> delivered(batch, receipt);
      case Answer.Later<Receipt>(var after) -> {
        complain("the post asks to wait", "observations are kept");
        var pause = backoff.failed();
        yield after.compareTo(pause) > 0 ? after : pause;
      }
      case Answer.TooLarge<Receipt> _ -> tooLarge(batch);
      case Answer.Refused<Receipt>(var status) ->
          failed("the token is refused (%d)".formatted(status), "give the agent a valid token");
      case Answer.Failed<Receipt>(var why) -> failed(why, "observations are kept");
    };
  }

  private Duration delivered(Batch batch, Receipt receipt) {
    backoff.succeeded();
    if (!complaint.isEmpty()) {
      log.accept("post: takes observations again");
      complaint = "";
    }
    spool.acknowledge(batch, receipt.acknowledged());
    sent.addAndGet(batch.count());
    duplicates.addAndGet(receipt.duplicates());
    rejected.addAndGet(receipt.rejected().size());
    receipt.rejected().stream().limit(5).forEach(one -> log.accept("post: rejected " + one));
    var paced = Duration.ofNanos(batch.count() * 1_000_000_000L / perSecond);
    return batch.count() > mostLines / 2 || paced.compareTo(LINGER) > 0 ? paced : LINGER;
  }

  private Duration tooLarge(Batch batch) {
    if (batch.ranges().size() > 1) {
      mostLines = Math.max(1, Math.min(mostLines, batch.count()) / 2);
      return Duration.ZERO;
    }
    return failed(
        "%d observations are too many for it at once".formatted(batch.count()),
        "let the post take larger bodies");
  }

  private Duration failed(String why, String remedy) {
    complain(why, remedy);
    hopeful = true;
    return backoff.failed();
  }

  private void complain(String why, String remedy) {
    if (!why.equals(complaint)) {
      log.accept("post: observations cannot be delivered: %s; %s".formatted(why, remedy));
    }
    complaint = why;
  }

  /// Waits. After a failure, though not when the post asked to wait, a word from it is enough to go
  /// on.
  private void pause(Duration length) throws InterruptedException {
    var until = System.nanoTime() + length.toNanos();
    synchronized (patience) {
      heard = false;
      while (!closing && !(hopeful && heard) && until - System.nanoTime() > 0) {
        patience.wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    }
  }
}
