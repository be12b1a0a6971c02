package fengsui.server.incident;

import fengsui.model.Alarm;
import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an alarm of the payment safety net does to its incident.
///
/// @param happenings what is worth telling; nothing while it only costs more
record AlarmTurn(Matter matter, List<Happening> happenings) {

  /// @param old its incident; null if it has none yet
  /// @param number of a new one
  static Optional<AlarmTurn> of(@Nullable Matter old, Alarm alarm, long number, Instant now) {
    if (old == null) {
      var fresh = Matter.fresh(number, alarm, now);
      return Optional.of(happens(fresh, Event.Kind.OPENED, now, alarm.why()));
    }
    var before = old.incident().alarm();
    if (alarm.equals(before)) {
      return Optional.empty();
    }
    var matter = old.of(alarm);
    if (old.open() && alarm.until() != null) {
      var over = matter.in(Phase.RECONCILE, alarm.until());
      return Optional.of(happens(over, Event.Kind.RESOLVED, now, "over; " + cost(alarm)));
    }
    if (old.incident().phase() == Phase.RECONCILE && alarm.until() == null) {
      return Optional.of(happens(matter.again(), Event.Kind.REOPENED, now, "it is back"));
    }
    if (before == null || !before.scope().equals(alarm.scope()) || moved(before, alarm)) {
      return Optional.of(happens(matter, Event.Kind.UPDATED, now, alarm.why()));
    }
    return Optional.of(new AlarmTurn(matter, List.of()));
  }

  private static boolean moved(Alarm before, Alarm after) {
    return !before.suspects().stream()
        .map(Alarm.Suspect::change)
        .toList()
        .equals(after.suspects().stream().map(Alarm.Suspect::change).toList());
  }

  private static String cost(Alarm alarm) {
    var cost = alarm.exposure();
    return "%d payments, %d people, %s %s"
        .formatted(cost.payments(), cost.people(), cost.amount().toPlainString(), cost.currency());
  }

  private static AlarmTurn happens(Matter matter, Event.Kind kind, Instant now, String text) {
    var event = new Event(now, kind, matter.incident().verdict(), text);
    var next = matter.with(event);
    return new AlarmTurn(next, List.of(new Happening(next, event)));
  }
}
