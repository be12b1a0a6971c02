package fengsui.agent.post;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// The header that says when to come again: seconds, or a date (RFC 9110, 10.2.3).
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private RetryAfter() {}

  /// Returns zero without the header, or when it cannot be read; at most five minutes.
  static Duration of(HttpHeaders headers) {
    var text = headers.firstValue("Retry-After").orElse("").strip();
    var asked =
        text.matches("[0-9]{1,9}")
            ? Duration.ofSeconds(Long.parseLong(text))
            : until(text, headers);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /// A date is measured against the post's own `Date`, since our clock may be wrong.
  private static Duration until(String text, HttpHeaders headers) {
    try {
      var now = headers.firstValue("Date").orElse("");
      return Duration.between(date(now), date(text));
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
