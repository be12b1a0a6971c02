package fengsui.linux;

import java.time.Duration;

/// A moment on the monotonic clock ([System#nanoTime], Linux' `CLOCK_MONOTONIC`) until which a call
/// may wait. Several calls may share one.
public record Deadline(long nanoTime) {

  /// The moment `length` from now.
  public static Deadline in(Duration length) {
    return new Deadline(System.nanoTime() + length.toNanos());
  }

  /// How long it is until then; zero once it has passed.
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /// Whether it has passed.
  public boolean expired() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
