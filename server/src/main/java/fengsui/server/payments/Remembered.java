package fengsui.server.payments;

import fengsui.history.AlarmScope;
import fengsui.history.store.StoreException;
import fengsui.history.where.Where;
import fengsui.model.Alarm;
import fengsui.server.incident.Incident;
import fengsui.server.incident.Incidents;
import fengsui.server.ingest.PaymentDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The alarms that were open when the post stopped: what the net finds anew after a start is the
/// same alarm if it has the same kind and scope, and what it does not find again was over then.
final class Remembered {

  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

  /// After so much time of payments, what was not found again is over.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Alarm> waiting;
  private final Map<String, Alarm> same = new HashMap<>();
  private final PaymentDesk desk;
  private Instant stopped = Instant.MIN;
  private Instant first = Instant.MAX;
  private Instant now = Instant.MIN;

  Remembered(List<Alarm> open, PaymentDesk desk) {
    this.waiting = new ArrayList<>(open);
    this.desk = desk;
  }

  /// What payments that taught nothing usual have in common, for all alarms that ever were.
  static List<Where> scopes(Incidents incidents) {
    return incidents.all().stream()
        .map(Incident::alarm)
        .filter(Objects::nonNull)
        .filter(alarm -> alarm.kind() != Alarm.Kind.VOLUME)
        .map(AlarmScope::of)
        .toList();
  }

  /// The newest payment before the start was at `at`.
  void stopped(Instant at) {
    stopped = at;
  }

  /// A payment of the time since.
  void taken(Instant at) {
    first = at.isBefore(first) ? at : first;
    now = at.isAfter(now) ? at : now;
  }

  /// The net's alarms by the names that they had before the start, and those that are over.
  List<Alarm> known(List<Alarm> alarms) {
    var all = new ArrayList<Alarm>();
    for (var alarm : alarms) {
      all.add(named(alarm));
    }
    if (!waiting.isEmpty() && first.isBefore(now.minus(PATIENCE))) {
      waiting.forEach(old -> all.add(over(old)));
      waiting.clear();
    }
    return all;
  }

  private Alarm named(Alarm alarm) {
    var old = same.get(alarm.id());
    if (old == null) {
      old = waiting.stream().filter(each -> isSame(each, alarm)).findFirst().orElse(null);
      if (old == null) {
        return alarm;
      }
      waiting.remove(old);
      same.put(alarm.id(), old);
    }
    return costing(alarm.after(old));
  }

  /// Whether they are about the same labels, or, without any, about the same.
  private static boolean isSame(Alarm old, Alarm alarm) {
    var labels = old.scope().getOrDefault("label", List.of());
    return labels.isEmpty()
        ? old.kind() == alarm.kind() && old.scope().equals(alarm.scope())
        : alarm.scope().getOrDefault("label", List.of()).stream().anyMatch(labels::contains);
  }

  private Alarm over(Alarm old) {
    return costing(old.over(stopped.isAfter(old.since()) ? stopped : old.raisedAt()));
  }

  /// The same with what it has cost by the store, which forgets nothing by a restart.
  private Alarm costing(Alarm alarm) {
    try (var view = desk.view()) {
      var whole = view.exposure(AlarmScope.of(alarm)).whole();
      var currency = alarm.exposure().currency();
      var amount = whole.amounts().getOrDefault(currency, BigDecimal.ZERO);
      return alarm.costing(new Alarm.Exposure(whole.payments(), whole.people(), amount, currency));
    } catch (StoreException e) {
      LOG.warn("what an alarm costs could not be asked: {}", e.getMessage());
      return alarm;
    }
  }
}
