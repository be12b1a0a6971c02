package fengsui.server.changes;

import fengsui.guard.Judgement;
import fengsui.guard.flow.Actor;
import fengsui.guard.flow.Passage;
import fengsui.guard.trial.Stop;
import fengsui.guard.trial.Touch;
import fengsui.guard.trial.Trial;
import fengsui.history.store.Store;
import fengsui.history.store.StoreException;
import fengsui.history.where.Where;
import fengsui.model.Alarm;
import fengsui.model.Payment;
import fengsui.server.config.Configuration;
import fengsui.server.ingest.PaymentDesk;
import fengsui.server.live.Live;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Watches what is out: each payment and each alarm as it comes. What must stop is halted and
/// rolled back at once, by nobody's leave.
@Component
public final class Overseer {

  private static final Logger LOG = LoggerFactory.getLogger(Overseer.class);

  /// Payments that are remembered, because a batch that was not acknowledged comes again.
  private static final int REMEMBERED = 200_000;

  private final Changes changes;
  private final Path payments;
  private final Map<String, Watched> watched = new HashMap<>();
  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private volatile boolean stale = true;

  /// One change that is out, at one step.
  private record Watched(Passage passage, BigDecimal share, Trial trial) {}

  Overseer(Changes changes, PaymentDesk desk, Configuration configuration, Live live) {
    this.changes = changes;
    this.payments = configuration.data().resolve("payments");
    desk.tell(this::arrived);
    live.listen(topic -> stale |= topic == Live.Topic.CHANGES);
  }

  private void arrived(List<Payment> payments) {
    try {
      watch(payments);
    } catch (RuntimeException e) {
      LOG.error("payments could not be watched for what is out", e);
    }
  }

  private synchronized void watch(List<Payment> payments) {
    refresh(earliest(payments));
    if (watched.isEmpty()) {
      return;
    }
    for (var payment : payments) {
      if (seen.put(payment.id(), true) == null) {
        take(payment);
      }
    }
  }

  private void take(Payment payment) {
    for (var each : List.copyOf(watched.values())) {
      if (!payment.at().isBefore(each.passage().since())) {
        each.trial().take(payment).ifPresent(stop -> stop(each.passage(), stop));
      }
    }
  }

  /// Alarms of the safety net: they stop the changes that they are about.
  public synchronized void alarmed(List<Alarm> alarms) {
    refresh(changes.now());
    for (var each : List.copyOf(watched.values())) {
      alarms.stream()
          .flatMap(alarm -> Touch.of(each.passage().change(), began(each), alarm).stream())
          .findFirst()
          .ifPresent(stop -> stop(each.passage(), stop));
    }
  }

  /// It reached nobody before the guard decided about it; its steps came after.
  private static Instant began(Watched watched) {
    var decided = watched.passage().decided();
    return decided == null ? watched.passage().since() : decided;
  }

  private void stop(Passage passage, Stop stop) {
    var id = passage.change().id();
    var why = stop.judge() + ": " + stop.why();
    LOG.warn("{} is halted and rolled back: {}", id, why);
    watched.remove(id);
    try {
      changes.halt(id, Actor.GUARD, why);
    } catch (DataAccessException | TransactionException | IllegalStateException e) {
      LOG.warn("{} could not be halted first: {}", id, e.getMessage());
    }
    changes.rollBack(id, Actor.GUARD, why);
    stale = true;
  }

  /// What is out may have changed. While the database is away, what was out is still watched.
  ///
  /// @param before what was spent from then on is counted as it comes
  private void refresh(Instant before) {
    if (!stale) {
      return;
    }
    try {
      var out = changes.out();
      var rules = changes.rules();
      var now = new HashMap<String, Watched>();
      for (var each : out) {
        now.put(
            each.change().id(),
            next(watched.get(each.change().id()), each, each.share(rules), before));
      }
      watched.clear();
      watched.putAll(now);
      stale = false;
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("what is out cannot be read: {}", e.getMessage());
    }
  }

  private Watched next(@Nullable Watched known, Passage now, BigDecimal share, Instant before) {
    if (known == null || known.passage().revision() != now.revision()) {
      var predicted = Optional.ofNullable(now.judgement()).flatMap(Judgement::predicted);
      var spent = spent(now.change().id(), before);
      return new Watched(now, share, new Trial(now.change(), predicted, share, spent));
    }
    if (known.share().compareTo(share) != 0) {
      known.trial().reach(share);
    }
    return new Watched(now, share, known.trial());
  }

  private static Instant earliest(List<Payment> payments) {
    return payments.stream().map(Payment::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
  }

  /// What a campaign took off before `before`, by the payments of the store: a restart forgives
  /// nothing.
  BigDecimal spent(String campaign, Instant before) {
    if (!Store.is(payments) || before.equals(Instant.MAX)) {
      return BigDecimal.ZERO;
    }
    try {
      var where =
          Where.read(
              "campaign = '%s' and status = 'success' and at < '%s'".formatted(campaign, before));
      return Store.exposure(payments, where).whole().amounts().values().stream()
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    } catch (StoreException e) {
      LOG.warn("what {} took off before cannot be read: {}", campaign, e.getMessage());
      return BigDecimal.ZERO;
    }
  }
}
