package fengsui.agent.failsafe;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When the next proof is due: a tenth more or less than the period, so that many agents do not
/// prove at once; the first within a tenth of it, but at most an hour.
final class Turns {

  private static final Duration FIRST_WITHIN = Duration.ofHours(1);

  private final Duration every;
  private final RandomGenerator random;

  Turns(Duration every, RandomGenerator random) {
    this.every = every;
    this.random = random;
  }

  /// @param last when the last proof ended; null before the first. One in the future was made under
  ///   a wrong clock and counts as now
  Instant next(@Nullable Instant last, Instant now) {
    var tenth = every.dividedBy(10);
    if (last == null) {
      var most = tenth.compareTo(FIRST_WITHIN) < 0 ? tenth : FIRST_WITHIN;
      return now.plusMillis(random.nextLong(most.toMillis() + 1));
    }
    var from = last.isAfter(now) ? now : last;
    return from.plus(every).minus(tenth).plusMillis(random.nextLong(2 * tenth.toMillis() + 1));
  }
}
