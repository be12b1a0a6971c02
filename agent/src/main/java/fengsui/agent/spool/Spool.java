package fengsui.agent.spool;

import fengsui.model.Observation;
import fengsui.model.Vantage;
import fengsui.probe.FloorStore;
import fengsui.wire.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Observations on disk until the post has acknowledged them. Each has a number that is never used
/// again, and is on disk before it can be sent. Several threads may use one.
///
/// A thread of its own commits all that waits, together, a few times a second. When the file
/// exceeds its bound the oldest observations go, and are counted; while the disk takes nothing they
/// wait in memory, which is bounded in the same way.
public final class Spool implements AutoCloseable {

  private static final int MOST_AT_ONCE = 10_000;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(1);
  private static final Duration FLOORS_EVERY = Duration.ofSeconds(30);

  private final SpoolSettings settings;
  private final Consumer<String> log;
  private final Waiting waiting;
  private final Store store;
  private final StoredFloors floors;
  private final Thread writer;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong committed = new AtomicLong();
  private final Map<UUID, Set<Range>> undeleted = new HashMap<>();
  private final Object news = new Object();
  private volatile long observations;
  private volatile boolean closing;
  private Loss lost = Loss.NONE;
  private long complainedAt;
  private long floorsAt = System.nanoTime();

  private Spool(SpoolSettings settings, InstantSource clock, Consumer<String> log) {
    this.settings = settings;
    this.log = log;
    this.waiting = new Waiting(settings.memoryBytes());
    this.store = new Store(settings.folder(), log);
    this.floors = new StoredFloors(clock);
    this.writer = Thread.ofPlatform().daemon().name("spool").unstarted(this::write);
  }

  /// Opens the spool of a folder that nobody else uses.
  public static Spool open(SpoolSettings settings, InstantSource clock, Consumer<String> log) {
    var spool = new Spool(settings, clock, log);
    spool.floors.load(spool.store.use(SpoolFile::floors, List.of()));
    spool.observations = spool.store.use(SpoolFile::observations, 0L);
    spool.writer.start();
    return spool;
  }

  /// Takes observations; they are on disk a moment later. Never waits for the disk.
  public void add(List<Observation> seen) {
    waiting.add(seen.stream().map(Line::of).toList());
  }

  /// What the numbers belong to; another one after the file was damaged.
  public UUID id() {
    return store.use(SpoolFile::id, new UUID(0, 0));
  }

  /// The oldest observations that are on disk and not acknowledged, at most so many and so many
  /// bytes, but at least one chunk; empty if there are none, or the disk does not answer.
  public Batch oldest(int mostLines, int mostBytes) {
    synchronized (undeleted) {
      return store.use(
          file -> {
            var but = undeleted.getOrDefault(file.id(), Set.of());
            return Batch.of(file.id(), file.oldest(mostLines, mostBytes, but));
          },
          Batch.NONE);
    }
  }

  /// Forgets those of a batch that the post has. A chunk goes when all of it is acknowledged; if it
  /// cannot be deleted now, that is remembered, so that it is not sent again.
  public void acknowledge(Batch batch, List<Range> acknowledged) {
    synchronized (undeleted) {
      var ranges = undeleted.computeIfAbsent(batch.spool(), _ -> new HashSet<>());
      batch.ranges().stream().filter(one -> one.coveredBy(acknowledged)).forEach(ranges::add);
      store.use(
          file -> {
            file.delete(List.copyOf(undeleted.getOrDefault(file.id(), Set.of())));
            undeleted.clear();
            observations = file.observations();
            return true;
          },
          false);
    }
  }

  /// Waits until there is something on disk to send, or for `length`.
  public void await(Duration length) throws InterruptedException {
    await(() -> observations > 0, length);
  }

  /// The floors of this vantage, which outlive the program.
  public FloorStore floors() {
    return floors;
  }

  /// Tells where the agent stands: floors of another place are worth nothing here.
  public void standAt(Vantage vantage) {
    var here = Json.write(vantage);
    store.use(
        file -> {
          var before = file.said("vantage");
          if (!before.equals(here)) {
            floors.clear();
            file.inOneStep(() -> file.say("vantage", here));
            file.keepFloors(List.of(), before.isEmpty() ? 0 : Long.MAX_VALUE);
          }
          return true;
        },
        false);
  }

  /// How full it is, and what it did so far.
  ///
  /// @param spooled observations on disk, not acknowledged
  /// @param waiting observations in memory, not yet on disk
  /// @param dropped observations lost since the start, because disk or memory were full
  /// @param commits since the start
  /// @param committed observations committed since the start
  public record Gauges(long spooled, long waiting, long dropped, long commits, long committed) {}

  public Gauges gauges() {
    return new Gauges(observations, waiting.size(), dropped.get(), commits.get(), committed.get());
  }

  /// What is wrong with the disk, in a few words; empty when nothing is.
  public String trouble() {
    return store.trouble();
  }

  /// What was lost since this was last asked.
  public synchronized Loss takeLost() {
    var recent = lost;
    lost = Loss.NONE;
    return recent;
  }

  /// Waits until all that was added is on disk, or for `length`.
  public void flush(Duration length) throws InterruptedException {
    await(() -> waiting.size() == 0, length);
  }

  private void await(BooleanSupplier so, Duration length) throws InterruptedException {
    var until = System.nanoTime() + length.toNanos();
    synchronized (news) {
      while (!so.getAsBoolean() && until - System.nanoTime() > 0) {
        news.wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    }
  }

  /// Commits what waits, if the disk takes it, and closes the file.
  @Override
  public void close() {
    closing = true;
    writer.interrupt();
    try {
      writer.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    while (waiting.size() > 0 && commit()) {
      // until all is on disk
    }
    keepFloors();
    if (waiting.size() > 0) {
      log.accept("spool: %d observations could not be kept".formatted(waiting.size()));
    }
    store.close();
  }

  private void write() {
    try {
      while (!closing) {
        waiting.await(RETRY.toMillis());
        var fine = waiting.size() == 0 || commit();
        Thread.sleep(fine ? settings.commitEvery() : RETRY);
        if (System.nanoTime() - floorsAt > FLOORS_EVERY.toNanos()) {
          keepFloors();
        }
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  private boolean commit() {
    var head = waiting.oldest(MOST_AT_ONCE);
    count(waiting.takeLost());
    if (!store.append(head.lines())) {
      return false;
    }
    waiting.done(head);
    commits.incrementAndGet();
    committed.addAndGet(head.lines().size());
    count(store.use(file -> file.makeRoom(settings.mostBytes()), Loss.NONE));
    synchronized (news) {
      observations = store.use(SpoolFile::observations, observations);
      news.notifyAll();
    }
    return true;
  }

  private synchronized void count(Loss loss) {
    var now = System.nanoTime();
    if (loss.count() > 0 && (dropped.get() == 0 || now - complainedAt > COMPLAIN_EVERY.toNanos())) {
      complainedAt = now;
      log.accept("spool: full; the oldest observations go; let the post answer or allow it more");
    }
    dropped.addAndGet(loss.count());
    lost = lost.and(loss);
  }

  private void keepFloors() {
    floorsAt = System.nanoTime();
    var limit = floors.forget();
    var changed = floors.takeChanged();
    store.use(
        file -> {
          file.keepFloors(changed, limit);
          return true;
        },
        false);
  }
}
