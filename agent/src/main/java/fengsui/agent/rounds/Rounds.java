package fengsui.agent.rounds;

import fengsui.agent.time.AgentClock;
import fengsui.model.Observation;
import fengsui.model.Plan;
import fengsui.model.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes the rounds: looks at each target when its turn comes, never at one target twice at a time.
///
/// The threads are platform threads, since a system call holds its thread, and are made by the one
/// that starts the rounds, so they are in its network namespace.
public final class Rounds implements AutoCloseable {

  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT = Duration.ofMillis(500).toNanos();
  private static final int STACK = 512 << 10;

  private final AgentClock clock;
  private final BiConsumer<Target, List<Observation>> seen;
  private final Tally tally;
  private final Consumer<String> log;
  private final ThreadPoolExecutor lookers;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable Order order;

  /// @param width how many targets may be looked at at a time
  /// @param seen takes what each look saw
  public Rounds(
      AgentClock clock,
      int width,
      BiConsumer<Target, List<Observation>> seen,
      Tally tally,
      Consumer<String> log) {
    this.clock = clock;
    this.seen = seen;
    this.tally = tally;
    this.log = log;
    lookers =
        new ThreadPoolExecutor(
            0,
            width,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("look-", 0).stackSize(STACK).factory());
    thread = Thread.ofPlatform().daemon().name("rounds").start(this::run);
  }

  private record Order(Plan plan, Probing probing) {}

  /// Goes by this plan from now on.
  public void follow(Plan plan, Probing probing) {
    order = new Order(plan, probing);
  }

  /// Stops; what is under way is given up.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    lookers.shutdownNow();
    try {
      thread.join(Duration.ofSeconds(2));
      lookers.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Order followed = null;
    Rota rota = null;
    try {
      while (!closing) {
        var given = order;
        if (given != null && !given.equals(followed)) {
          rota = rota == null ? new Rota(given.plan.agent(), ThreadLocalRandom.current()) : rota;
          rota.replace(given.plan.checks(), clock.nanos());
          followed = given;
        }
        if (rota == null || given == null) {
          Thread.sleep(Duration.ofMillis(50));
        } else {
          step(rota, given.probing);
        }
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  private void step(Rota rota, Probing probing) throws InterruptedException {
    var due = rota.take(clock.nanos());
    tally.missed(due.missed());
    due.targets().forEach(target -> send(target, probing));
    var wait = Math.min(LONGEST_WAIT, rota.untilNext(clock.nanos()));
    TimeUnit.NANOSECONDS.sleep(wait);
  }

  private void send(Target target, Probing probing) {
    if (!underWay.add(target.id())) {
      tally.overlapped();
      return;
    }
    try {
      lookers.execute(() -> look(target, probing));
    } catch (RejectedExecutionException _) {
      underWay.remove(target.id());
      tally.missed(1);
    }
  }

  private void look(Target target, Probing probing) {
    try {
      var observations = probing.look(target);
      tally.looked(target, observations);
      seen.accept(target, observations);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      tally.missed(1);
      log.accept("probe of %s: this is a fault of Fengsui itself: %s".formatted(target.id(), bug));
    } finally {
      underWay.remove(target.id());
    }
  }
}
