package fengsui.probe.net;

import java.time.Duration;

/// A moment of the monotonic clock at which something gives up.
public record Deadline(long atNanos) {

  /// Returns the moment `length` from now.
  public static Deadline in(Duration length) {
    return new Deadline(System.nanoTime() + length.toNanos());
  }

  /// How long there still is; 0 when it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  /// How long there still is in milliseconds, rounded up.
  public long leftMillis() {
    return (left().toNanos() + 999_999) / 1_000_000;
  }

  public boolean passed() {
    return atNanos - System.nanoTime() <= 0;
  }

  /// Returns the nearer of this deadline and the one `length` from now.
  public Deadline within(Duration length) {
    var other = in(length);
    return other.atNanos - atNanos < 0 ? other : this;
  }
}
