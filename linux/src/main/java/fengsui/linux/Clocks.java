package fengsui.linux;

import java.time.Instant;

/// How far the wall clock is ahead of the monotonic clock, for reading the kernel's time stamps.
final class Clocks {

  private static final int TRIES = 5;
  private static final long NANOS = 1_000_000_000;

  private Clocks() {}

  /// Nanoseconds to take from the wall clock (since 1970) to get [System#nanoTime]. The tightest of
  /// a few tries: a thread may be stopped between the two clocks.
  static long wallAhead() {
    long ahead = 0;
    long tightest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long before = System.nanoTime();
      var wall = Instant.now();
      long gap = System.nanoTime() - before;
      if (gap < tightest) {
        tightest = gap;
        ahead = wall.getEpochSecond() * NANOS + wall.getNano() - (before + gap / 2);
      }
    }
    return ahead;
  }
}
