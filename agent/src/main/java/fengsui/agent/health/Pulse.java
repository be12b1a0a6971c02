package fengsui.agent.health;

import java.time.Duration;
import java.util.Arrays;

/// How late this process wakes up when it asks to: what a starved or paused machine does to every
/// time it measures.
final class Pulse implements AutoCloseable {

  private static final Duration BEAT = Duration.ofMillis(100);
  private static final int KEPT = 100;

  private final long[] late = new long[KEPT];
  private final Thread thread;
  private int beats;

  Pulse() {
    thread = Thread.ofPlatform().daemon().name("pulse").start(this::beat);
  }

  /// The delay that one wake-up in ten of the last ten seconds exceeded, in milliseconds.
  synchronized double lateMs() {
    var known = Math.min(beats, KEPT);
    if (known == 0) {
      return 0;
    }
    var sorted = Arrays.copyOf(late, known);
    Arrays.sort(sorted);
    return sorted[known * 9 / 10] / 1e6;
  }

  private synchronized void add(long nanos) {
    late[beats % KEPT] = nanos;
    beats++;
  }

  private void beat() {
    try {
      while (true) {
        var asked = System.nanoTime();
        Thread.sleep(BEAT);
        add(Math.max(0, System.nanoTime() - asked - BEAT.toNanos()));
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
