package fengsui.client.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where threads leave things for one that waits.
public interface Box<T> {

  /// Leaves `thing`, without waiting.
  void put(T thing);

  /// Takes the oldest thing, waiting at most so long for one; null if none came.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  @Nullable T poll(Duration atMost) throws InterruptedException;
}
