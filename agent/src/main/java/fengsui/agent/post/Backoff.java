package fengsui.agent.post;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: twice as long after each failure, and by chance
/// between half of that and all of it, so that many agents do not come at once.
final class Backoff {

  private final Duration least;
  private final Duration most;
  private final RandomGenerator chance;
  private int failures;

  Backoff(Duration least, Duration most, RandomGenerator chance) {
    this.least = least;
    this.most = most;
    this.chance = chance;
  }

  /// Takes note of a failure, and returns how long to wait.
  Duration failed() {
    var doubled = least.multipliedBy(1L << Math.min(failures, 16));
    failures++;
    var whole = doubled.compareTo(most) > 0 ? most : doubled;
    return Duration.ofNanos((long) (whole.toNanos() * (0.5 + chance.nextDouble() / 2)));
  }

  void succeeded() {
    failures = 0;
  }
}
