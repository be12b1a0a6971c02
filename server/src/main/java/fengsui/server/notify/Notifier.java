package fengsui.server.notify;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.live.Live;
import fengsui.server.notify.channel.Courier;
import fengsui.server.notify.channel.News;
import fengsui.server.notify.channel.Notice;
import fengsui.server.notify.channel.Outcome;
import fengsui.server.notify.silence.Silences;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks each second, and whenever an incident changes, for what people must be told; and tells it,
/// each channel on a thread of its own, so that a slow one holds up no other.
@Component
final class Notifier implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration REFRESH = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private final Channels channels;
  private final Outbox outbox;
  private final Newsroom newsroom;
  private final Teller teller;
  private final Courier courier = new Courier(PATIENCE);
  private final Links links;
  private final Live live;
  private final InstantSource clock;
  private final Semaphore wake = new Semaphore(0);
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  // Whose last turn broke off, so that nobody knows what was sent.
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> refreshed = new ConcurrentHashMap<>();
  private final Set<Thread> tellers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Runnable deaf;
  private Instant tidied = Instant.EPOCH;

  Notifier(
      Channels channels,
      JdbcClient database,
      TransactionTemplate transaction,
      Links links,
      Silences silences,
      Live live,
      MeterRegistry meters,
      InstantSource clock) {
    this.channels = channels;
    this.links = links;
    this.live = live;
    this.clock = clock;
    outbox = new Outbox(database, links);
    newsroom =
        new Newsroom(
            new Matters(database), outbox, transaction, links, news -> silenced(news, silences));
    teller = new Teller(channels, outbox, courier, meters, RandomGenerator.getDefault());
  }

  // Whoever silences one target of an outage wants to hear of the others.
  private static boolean silenced(News news, Silences silences) {
    var sets = new ArrayList<Map<String, String>>();
    for (var target : news.targets()) {
      var labels = new HashMap<>(news.labels());
      labels.put("target", target);
      sets.add(labels);
    }
    return silences.cover(sets.isEmpty() ? List.of(news.labels()) : sets);
  }

  @Override
  public void start() {
    recover();
    deaf = live.listen(_ -> wake.release());
    thread = Thread.ofVirtual().name("notifier").start(this::run);
  }

  /// Finds what was being sent when the last process stopped.
  void recover() {
    var doubtful = outbox.recover();
    if (doubtful > 0) {
      LOG.warn("{} messages were being sent when the post stopped; they may come twice", doubtful);
    }
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        turnOrWait();
        var _ = wake.tryAcquire(1, TimeUnit.SECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turnOrWait() throws InterruptedException {
    try {
      turn();
    } catch (RuntimeException e) {
      // The database is away, most likely: nothing is lost, the next turn finds it.
      LOG.warn("telling people has to wait: {}", e.toString());
      var _ = closed.await(1, TimeUnit.SECONDS);
    }
  }

  private void turn() {
    edit();
    for (var channel : channels.current()) {
      if (busy.add(channel.name())) {
        var telling =
            Thread.ofVirtual().name("channel " + channel.name()).unstarted(() -> tell(channel));
        tellers.add(telling);
        telling.start();
      }
    }
  }

  /// Decides what people must be told.
  void edit() {
    var now = clock.instant();
    newsroom.edit(Standing.speakers(channels.current()), now);
    if (tidied.plus(Duration.ofHours(1)).isBefore(now)) {
      outbox.forget(now.minus(KEPT));
      var names = channels.current().stream().map(Channel::name).toList();
      if (!names.isEmpty() && outbox.abandon(names, now) > 0) {
        LOG.warn("what waited for channels that were removed is given up");
      }
      tidied = now;
    }
  }

  private void tell(Channel channel) {
    try {
      if (unsure.contains(channel.name())) {
        outbox.recover(channel.name());
        unsure.remove(channel.name());
      }
      tellAll(channel);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      unsure.add(channel.name());
      LOG.warn("channel {} has to wait: {}", channel.name(), e.getClass().getSimpleName());
    } finally {
      busy.remove(channel.name());
      tellers.remove(Thread.currentThread());
    }
  }

  /// Tells `channel` all that is due.
  void tellAll(Channel channel) throws InterruptedException {
    while (closed.getCount() > 0 && teller.tell(channel, clock.instant())) {
      // Until nothing is due.
    }
    var now = clock.instant();
    var last = refreshed.getOrDefault(channel.name(), Instant.EPOCH);
    if (channel.kind().equals("alertmanager") && !last.plus(REFRESH).isAfter(now)) {
      refreshed.put(channel.name(), now);
      teller.refresh(channel, newsroom.firing(), now);
    }
  }

  /// Sends a test message at once.
  Outcome test(Channel channel) throws InterruptedException {
    var now = clock.instant();
    var news = List.of(Tests.news(links.home(), now));
    return teller.post(channel, new Notice(news, now, false, null), now);
  }

  /// Returns when nobody here needs the database any more. What waits for a slow receiver is broken
  /// off, and is told again after the next start.
  @Override
  public void stop() {
    var listening = deaf;
    if (listening != null) {
      listening.run();
    }
    closed.countDown();
    wake.release();
    var running = thread;
    thread = null;
    try {
      if (running != null) {
        end(running);
      }
      for (var telling : tellers) {
        end(telling);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    courier.close();
  }

  // An interrupt in the middle of a question to the database would break its connection.
  private static void end(Thread thread) throws InterruptedException {
    if (!thread.join(LAST_WORD)) {
      thread.interrupt();
      thread.join(LAST_WORD);
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
