package fengsui.client;

import fengsui.dns.Way;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets only so many questions be on their way to one resolver at a time: a way that hangs must not
/// eat the memory of the process.
final class Gate {

  private static final int MOST = 512;

  private final Map<Way, AtomicInteger> inside = new ConcurrentHashMap<>();

  /// Whether one more may go; if so, [#leave] must follow.
  boolean enter(Way way) {
    var count = count(way);
    if (count.incrementAndGet() <= MOST) {
      return true;
    }
    count.decrementAndGet();
    return false;
  }

  void leave(Way way) {
    count(way).decrementAndGet();
  }

  private AtomicInteger count(Way way) {
    return inside.computeIfAbsent(way, first -> new AtomicInteger());
  }
}
