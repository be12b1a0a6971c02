package fengsui.server.pages.drills;

import fengsui.server.pages.DrillSwitches.Truth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Once that a drill was on.
///
/// @param starter who turned it on, such as `user admin`
/// @param ended null while it is on
/// @param ender who turned it off; null while it is on
record Run(
    String name,
    Truth truth,
    Instant started,
    String starter,
    @Nullable Instant ended,
    @Nullable String ender) {

  /// What is measured in the last moments of a drill is judged a little later.
  private static final Duration GRACE = Duration.ofSeconds(15);

  /// Whether a verdict of that time may be this drill's.
  boolean covers(Instant at) {
    return !at.isBefore(started) && (ended == null || at.isBefore(ended.plus(GRACE)));
  }
}
