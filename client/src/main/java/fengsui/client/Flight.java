package fengsui.client;

import fengsui.client.Resolution.Lost;
import fengsui.client.time.Box;
import fengsui.client.time.Clockwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A look-up on its way, and all who wait for it.
final class Flight {

  private final Clockwork clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Box<Resolution>> waiting = new ArrayList<>();
  private @Nullable Resolution landed;

  Flight(Clockwork clock) {
    this.clock = clock;
  }

  /// Hands `resolution` to all who wait or will; only the first one counts.
  void land(Resolution resolution) {
    lock.lock();
    try {
      if (landed == null) {
        landed = resolution;
        waiting.forEach(box -> box.put(resolution));
        waiting.clear();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until it has landed, at most so long. An interrupt does not end the wait, as it does not
  /// end that of the JDK's own look-ups; it is kept for whoever waits next.
  Resolution await(Duration atMost) {
    var box = board();
    var until = clock.nanoTime() + atMost.toNanos();
    var interrupted = false;
    try {
      while (true) {
        try {
          var left = Math.max(0, until - clock.nanoTime());
          var resolution = box.poll(Duration.ofNanos(left));
          return resolution == null ? new Lost("nobody answered within " + atMost) : resolution;
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Box<Resolution> board() {
    Box<Resolution> box = clock.box();
    lock.lock();
    try {
      if (landed == null) {
        waiting.add(box);
      } else {
        box.put(landed);
      }
    } finally {
      lock.unlock();
    }
    return box;
  }
}
