package fengsui.server.notify.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a receiver answered.
///
/// @param retryAfter the header of that name; null without one
record Reply(int status, @Nullable String retryAfter, String body) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  boolean fine() {
    return status / 100 == 2;
  }

  /// The body, or nothing if it is not a JSON object.
  @Nullable JsonNode json() {
    try {
      var node = MAPPER.readTree(body);
      return node.isObject() ? node : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  /// How long the receiver wants to be left alone: seconds, or a date; zero if it did not say.
  Duration pause(Instant now) {
    var text = retryAfter == null ? "" : retryAfter.strip();
    if (text.matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }

  /// What the status alone says, for receivers that answer with nothing else.
  Outcome byStatus(Instant now) {
    return switch (status / 100) {
      case 2 -> new Outcome.Sent();
      case 5 -> Outcome.retry(pause(now), "HTTP " + status);
      default -> // open set of numbers
          switch (status) {
            case 408, 425, 429 -> Outcome.retry(pause(now), "HTTP " + status);
            case 401, 403 ->
                new Outcome.ChannelDisabled("HTTP " + status + ": the receiver does not let us in");
            case 404, 410 ->
                new Outcome.ChannelDisabled("HTTP " + status + ": nobody receives at this address");
            default -> new Outcome.Failed("HTTP " + status); // open set of numbers
          };
    };
  }
}
