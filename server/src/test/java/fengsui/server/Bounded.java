package fengsui.server;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what must come true, and not for ever.
public final class Bounded {

  private Bounded() {}

  /// Returns when `condition` holds; an exception means that it does not yet.
  public static void await(String what, Duration longest, Callable<Boolean> condition) {
    var end = System.nanoTime() + longest.toNanos();
    Exception last = null;
    while (System.nanoTime() - end < 0) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(20_000_000);
    }
    fail("waited " + longest + " for " + what, last);
  }
}
