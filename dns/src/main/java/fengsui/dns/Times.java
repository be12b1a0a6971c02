package fengsui.dns;

import java.time.Duration;

/// Durations as the model wants them.
final class Times {

  private Times() {}

  static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
