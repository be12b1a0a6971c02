package fengsui.dns.https;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The times in a response's fields.
public final class FieldTimes {

  private FieldTimes() {}

  /// How long the service asks to be spared; zero if it does not say, or not in seconds.
  static Duration retryAfter(Fetched.Response response) {
    return response
        .find("retry-after")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  /// How long the response lay in a cache, in seconds.
  static long age(Fetched.Response response) {
    return response
        .find("age")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /// When the service sent it by its own clock, if it says so.
  public static Optional<Instant> date(Fetched.Response response) {
    try {
      return response
          .find("date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }
}
