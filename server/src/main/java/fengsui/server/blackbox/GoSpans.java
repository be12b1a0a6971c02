package fengsui.server.blackbox;

import java.time.Duration;
import java.util.regex.Pattern;

/// Durations and sizes as Go writes them: `5s`, `1m30s`, `1.5h`, `10MB`.
final class GoSpans {

  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|us|µs|ns|s|m|h|d)");
  private static final Pattern WHOLE =
      Pattern.compile("(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ms|us|µs|ns|s|m|h|d))+");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KB|KiB|MB|MiB|GB|GiB)?");

  private GoSpans() {}

  static Duration span(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("is not a duration: \"" + text + "\"");
    }
    var nanos = 0.0;
    for (var part = PART.matcher(text); part.find(); ) {
      nanos += Double.parseDouble(part.group(1)) * unit(part.group(2));
    }
    return Duration.ofNanos((long) nanos);
  }

  private static double unit(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 86_400e9; // the pattern leaves only d
    };
  }

  static long bytes(String text) {
    var size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("is not a size: \"" + text + "\"");
    }
    var unit = size.group(2) == null ? "B" : size.group(2);
    var shift =
        switch (unit.charAt(0)) {
          case 'K' -> 10;
          case 'M' -> 20;
          case 'G' -> 30;
          default -> 0; // bytes
        };
    return Long.parseLong(size.group(1)) << shift;
  }
}
