package fengsui.server.ingest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many through at a time; who would have to wait long is sent away.
final class Turnstile {

  private final Semaphore places;
  private final Duration patience;

  Turnstile(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  /// Does `work` when there is a place.
  ///
  /// @throws Refusal if there is none in time
  <T> T through(Callable<T> work) throws Exception {
    if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw Refusal.busy();
    }
    try {
      return work.call();
    } finally {
      places.release();
    }
  }

  /// How many wait for a place.
  int waiting() {
    return places.getQueueLength();
  }
}
