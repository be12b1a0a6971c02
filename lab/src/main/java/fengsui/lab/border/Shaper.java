package fengsui.lab.border;

import java.util.IdentityHashMap;

/// Lets packets wait their turn at a throttled device.
final class Shaper {

  private static final long LONGEST_WAIT = 2_000_000_000L;

  private final IdentityHashMap<Rule, Long> freeAt = new IdentityHashMap<>();

  /// Returns how long a packet of `size` bytes that comes at `now` waits, in nanoseconds, or -1 if
  /// the queue is full.
  long admit(Rule rule, int bytesPerSecond, int size, long now) {
    long free = freeAt.getOrDefault(rule, now);
    long start = free - now > 0 ? free : now;
    if (start - now > LONGEST_WAIT) {
      return -1;
    }
    long done = start + size * 1_000_000_000L / bytesPerSecond;
    freeAt.put(rule, done);
    return done - now;
  }
}
