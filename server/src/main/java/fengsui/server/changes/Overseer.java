package fengsui.server.changes;

import fengsui.guard.Judgement;
import fengsui.guard.flow.Actor;
import fengsui.guard.flow.Passage;
import fengsui.guard.trial.Stop;
import fengsui.guard.trial.Touch;
import fengsui.guard.trial.Trial;
import fengsui.model.Alarm;
import fengsui.model.Payment;
import fengsui.server.ingest.PaymentDesk;
import fengsui.server.live.Live;
import java.math.BigDecimal;
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

  Overseer(Changes changes, PaymentDesk desk, Live live) {
    this.changes = changes;
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
    refresh();
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

  /// An alarm of the safety net: stops the changes that it is about.
  public synchronized void alarmed(Alarm alarm) {
    stale = true;
    refresh();
    for (var each : List.copyOf(watched.values())) {
      Touch.of(each.passage().change(), each.passage().since(), alarm)
          .ifPresent(stop -> stop(each.passage(), stop));
    }
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
  private void refresh() {
    if (!stale) {
      return;
    }
    try {
      var out = changes.out();
      var rules = changes.rules();
      var now = new HashMap<String, Watched>();
      for (var each : out) {
        now.put(each.change().id(), next(watched.get(each.change().id()), each, each.share(rules)));
      }
      watched.clear();
      watched.putAll(now);
      stale = false;
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("what is out cannot be read: {}", e.getMessage());
    }
  }

  private static Watched next(@Nullable Watched before, Passage now, BigDecimal share) {
    if (before == null || before.passage().revision() != now.revision()) {
      var judgement = Optional.ofNullable(now.judgement());
      return new Watched(
          now, share, new Trial(now.change(), judgement.flatMap(Judgement::predicted), share));
    }
    if (before.share().compareTo(share) != 0) {
      before.trial().reach(share);
    }
    return new Watched(now, share, before.trial());
  }
}
