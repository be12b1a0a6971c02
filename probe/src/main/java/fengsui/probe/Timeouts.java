package fengsui.probe;

import java.time.Duration;
import java.util.stream.Stream;

/// How long each stage may take, and a whole diagnosis.
public record Timeouts(
    Duration resolve, Duration connect, Duration secure, Duration exchange, Duration total) {

  public Timeouts {
    if (!Stream.of(resolve, connect, secure, exchange, total).allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException("timeouts must be over 0 s");
    }
  }

  /// 3, 4, 5 and 5 seconds, 15 for all.
  public static Timeouts defaults() {
    return new Timeouts(
        Duration.ofSeconds(3),
        Duration.ofSeconds(4),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15));
  }
}
