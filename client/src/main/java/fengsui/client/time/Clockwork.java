package fengsui.client.time;

import java.time.Instant;

/// Time and threads.
public interface Clockwork {

  /// Monotonic time, in nanoseconds from an origin of its own.
  long nanoTime();

  /// Wall time: only for what expires by date.
  Instant now();

  /// Starts `work` on a thread of its own, which does not keep the process alive.
  Thread start(String name, Runnable work);

  /// Returns an empty box, for threads of this clockwork.
  <T> Box<T> box();
}
