package fengsui.server.payments;

import fengsui.history.store.StoreException;
import fengsui.history.store.View;
import fengsui.history.where.Where;
import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.model.Payment;
import fengsui.payments.Campaigns;
import fengsui.payments.SafetyNet;
import fengsui.server.incident.Incident;
import fengsui.server.incident.Incidents;
import fengsui.server.ingest.PaymentDesk;
import fengsui.server.live.Live;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The payment safety net over all payments that come in, on a thread of its own. After a start it
/// is taught by the newest payments of the store, without those that an alarm covers: what was
/// wrong does not become usual by a restart.
@Component
public final class PaymentNet implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentNet.class);

  /// So many of the newest payments teach it.
  private static final long LESSON = 2_000_000;

  /// So many payments may wait for it; a batch has 50,000 at most.
  private static final int ROOM = 400_000;

  /// When no more payments come for so long, what was about to be told is told.
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final SafetyNet net;
  private final Incidents incidents;
  private final Live live;
  private final Counter unwatched;
  private final Semaphore room = new Semaphore(ROOM);
  private final Remembered remembered;
  private final ScheduledThreadPoolExecutor worker =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("fengsui-payment-net").factory());

  private final List<Consumer<List<Alarm>>> listeners = new CopyOnWriteArrayList<>();

  private boolean dirty;
  private boolean urgent;
  private long lastTaken;
  private volatile Standing standing = new Standing(false, 0, 0, "");

  PaymentNet(
      CampaignBook book, PaymentDesk desk, Incidents incidents, Live live, MeterRegistry registry) {
    this.incidents = incidents;
    this.live = live;
    this.unwatched =
        Counter.builder("fengsui.payments.unwatched")
            .description("Payments that were kept, but that the safety net had no time to look at.")
            .register(registry);
    this.net = new SafetyNet(Campaigns.of(book.all()));
    this.remembered = new Remembered(open(incidents), desk);
    teach(desk);
    var _ = worker.scheduleWithFixedDelay(() -> safely(this::tick), 1, 1, TimeUnit.SECONDS);
    desk.tell(this::arrived);
  }

  /// How it stands with the net.
  ///
  /// @param ready whether it knows what is usual; until then only what is forbidden alarms
  /// @param watched payments since the start
  /// @param unwatched payments that it had no time for
  /// @param trouble why it does not watch; empty while it does
  public record Standing(boolean ready, long watched, long unwatched, String trouble) {}

  public Standing standing() {
    return standing;
  }

  private static List<Alarm> open(Incidents incidents) {
    return incidents.all().stream()
        .map(Incident::alarm)
        .filter(Objects::nonNull)
        .filter(alarm -> alarm.until() == null)
        .toList();
  }

  /// What the store has now is the lesson; what comes later is watched.
  private void teach(PaymentDesk desk) {
    if (!desk.any()) {
      return;
    }
    try {
      var lesson = desk.view();
      var without = Remembered.scopes(incidents);
      later(() -> learn(lesson, without));
    } catch (StoreException e) {
      LOG.warn("the safety net learns from nothing but what comes: {}", e.getMessage());
    }
  }

  private void learn(View lesson, List<Where> without) {
    try (lesson) {
      lesson.newest().ifPresent(remembered::stopped);
      lesson.newest(LESSON, without, net::learn);
    }
    LOG.info("the safety net was taught by {} payments", net.counts().taught());
    stand("");
  }

  private void arrived(List<Payment> payments) {
    if (!room.tryAcquire(payments.size())) {
      unwatched.increment(payments.size());
      return;
    }
    later(() -> {
      try {
        take(payments);
      } finally {
        room.release(payments.size());
      }
    });
  }

  private void take(List<Payment> payments) {
    for (var payment : payments) {
      net.take(payment, this::raised);
      remembered.taken(payment.at());
    }
    lastTaken = System.nanoTime();
    dirty = true;
    if (urgent) {
      report();
    }
    stand("");
  }

  private void raised(Alarm alarm) {
    LOG.info("payments: {} since {}: {}", alarm.kind().code(), alarm.since(), alarm.why());
    urgent = true;
  }

  /// Each second: tells what is new, and, when no more payments come, what waited for more.
  private void tick() {
    if (dirty && System.nanoTime() - lastTaken >= QUIET.toNanos()) {
      net.end(this::raised);
      report();
      dirty = false;
    } else if (dirty) {
      report();
    }
  }

  /// Tells people what the net says by now. What the database did not take is told again later.
  private void report() {
    var alarms = remembered.known(net.alarms());
    listeners.forEach(listener -> listener.accept(alarms));
    incidents.told(alarms);
    urgent = false;
    live.changed(Live.Topic.PAYMENTS);
  }

  /// From now on `listener` hears of all alarms whenever they may have changed, before anybody else
  /// and without the database. It must be quick and must not throw.
  void tell(Consumer<List<Alarm>> listener) {
    listeners.add(listener);
  }

  /// Judges by `change` from now on.
  void register(Change change) {
    later(() -> net.register(change));
  }

  void unregister(String id) {
    later(() -> net.unregister(id));
  }

  private void later(Runnable work) {
    worker.execute(() -> safely(work));
  }

  /// What goes wrong once must not end the watch.
  private void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the safety net failed at a step and goes on", e);
      stand(String.valueOf(e.getMessage()));
    }
  }

  private void stand(String trouble) {
    standing =
        new Standing(net.ready(), net.counts().payments(), Math.round(unwatched.count()), trouble);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
