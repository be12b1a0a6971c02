package fengsui.server.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as people write them: `1500ms`, `10s`, `5m`, `2h`, `7d`.
public final class Spans {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(ms|s|m|h|d)");

  private Spans() {}

  public static Optional<Duration> find(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit(form.group(2))));
    return Optional.of(
        Duration.ofSeconds(
            nanos.divideToIntegralValue(BigDecimal.valueOf(1_000_000_000)).longValue(),
            nanos.remainder(BigDecimal.valueOf(1_000_000_000)).longValue()));
  }

  private static long unit(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 86_400_000_000_000L; // the pattern leaves only d
    };
  }

  /// Returns the shortest way to write `span`, which has whole milliseconds.
  public static String of(Duration span) {
    var millis = span.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    var seconds = millis / 1000;
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }
}
