package fengsui.dns.https;

import java.time.Duration;

/// When something that failed may be tried again: after 1 s, 2 s, 4 s … at most a minute, or when
/// it said itself, at most ten minutes. Times are of a monotonic clock, in nanoseconds.
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 6;

  private int failures;
  private long until;

  /// How long to wait yet; zero for not at all.
  public synchronized Duration left(long now) {
    return failures == 0 || until - now <= 0 ? Duration.ZERO : Duration.ofNanos(until - now);
  }

  /// It failed, and asks to be spared for `asked`, zero if it does not say.
  public synchronized void failed(long now, Duration asked) {
    var doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    var own = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    var told = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    failures++;
    until = now + (told.compareTo(own) > 0 ? told : own).toNanos();
  }

  /// It works.
  public synchronized void worked() {
    failures = 0;
  }
}
