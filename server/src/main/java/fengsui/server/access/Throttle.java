package fengsui.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Makes those wait who failed often, longer each time.
final class Throttle {

  /// @param free failures that cost nothing
  /// @param longest the longest wait between two attempts
  /// @param forgotten after how long without a failure all is forgotten
  record Pace(int free, Duration longest, Duration forgotten) {}

  private record Tally(int failures, Instant last) {
    static final Tally NONE = new Tally(0, Instant.EPOCH);
  }

  static final int MOST = 50_000;

  private final Pace pace;
  private final InstantSource clock;
  private final Recent<Tally> tallies = new Recent<>(MOST);

  Throttle(Pace pace, InstantSource clock) {
    this.pace = pace;
    this.clock = clock;
  }

  /// How long `key` must wait before its next attempt; zero if not at all.
  synchronized Duration pause(String key) {
    var tally = tally(key);
    var next = tally.last().plus(delay(tally.failures()));
    var wait = Duration.between(clock.instant(), next);
    return wait.isPositive() ? wait : Duration.ZERO;
  }

  /// Whether any failure of `key` is not forgotten.
  synchronized boolean failed(String key) {
    return tally(key).failures() > 0;
  }

  /// How many are remembered; 50,000 at most.
  synchronized int remembered() {
    return tallies.size();
  }

  /// Counts an attempt as a failure, before it is known to be one, so that many at once count too.
  synchronized void attempt(String key) {
    tallies.put(key, new Tally(tally(key).failures() + 1, clock.instant()));
  }

  /// Takes back one attempt: it was no failure.
  synchronized void undo(String key) {
    var tally = tally(key);
    if (tally.failures() <= 1) {
      tallies.remove(key);
    } else {
      tallies.put(key, new Tally(tally.failures() - 1, tally.last()));
    }
  }

  /// Forgets all failures of `key`.
  synchronized void forget(String key) {
    tallies.remove(key);
  }

  private Tally tally(String key) {
    var tally = tallies.getOrDefault(key, Tally.NONE);
    var stale = tally.last().plus(pace.forgotten()).isBefore(clock.instant());
    return stale ? Tally.NONE : tally;
  }

  // 1 s after the first failure that is not free, then twice as long each time.
  private Duration delay(int failures) {
    if (failures < pace.free()) {
      return Duration.ZERO;
    }
    var grown = Duration.ofSeconds(1L << Math.min(30, failures - pace.free()));
    return grown.compareTo(pace.longest()) < 0 ? grown : pace.longest();
  }
}
