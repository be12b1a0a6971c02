package fengsui.agent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what must come true, and not for ever.
public final class Await {

  private static final long LOOK_NANOS = 10_000_000;

  private Await() {}

  /// Waits until it is so, for at most `seconds`.
  public static void until(String what, int seconds, BooleanSupplier so) {
    var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0 || Thread.interrupted()) {
        throw new AssertionError("not within " + seconds + " s: " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
