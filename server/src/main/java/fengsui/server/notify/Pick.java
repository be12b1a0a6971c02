package fengsui.server.notify;

import fengsui.server.notify.Outbox.Entry;
import fengsui.server.notify.channel.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// What to send next of what is due, given how much the robot may still take.
///
/// The last three messages of a minute are for what is grave. When few are left, or many wait, all
/// that waits becomes one digest.
sealed interface Pick {

  int RESERVE = 3;
  int SCARCE = 3;
  int MANY = 3;
  Duration CROWD = Duration.ofSeconds(90);

  /// Nothing may be sent now.
  record Nothing() implements Pick {}

  /// These should come some time within `longest`.
  record Later(List<Entry> entries, Duration longest) implements Pick {}

  /// These make one message.
  record Send(List<Entry> entries) implements Pick {}

  /// Picks of `due`, in which what cannot wait comes first.
  ///
  /// @param left how many messages the robot may take now
  static Pick of(List<Entry> due, int left, Pace pace, Instant now) {
    var grave = due.stream().filter(entry -> entry.news().grave()).toList();
    if (left == 0 || (left <= RESERVE && grave.isEmpty())) {
      return new Nothing();
    }
    if (pace.crowded() && grave.isEmpty() && crowded(now)) {
      var fresh = due.stream().filter(entry -> entry.created().plus(CROWD).isAfter(now)).toList();
      if (!fresh.isEmpty()) {
        return new Later(fresh, CROWD);
      }
    }
    var scarce = left - RESERVE < SCARCE;
    return new Send(due.size() > MANY || scarce ? due : due.subList(0, 1));
  }

  // From a quarter of a minute before each full and half hour to a whole one after.
  private static boolean crowded(Instant now) {
    var second = now.atOffset(ZoneOffset.UTC).toEpochSecond() % 1_800;
    return second >= 1_785 || second < 60;
  }
}
