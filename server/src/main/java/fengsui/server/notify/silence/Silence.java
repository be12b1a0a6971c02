package fengsui.server.notify.silence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Says that from `startsAt` to `endsAt` nobody wants to be told of what all `matchers` fit.
///
/// @param createdBy who wants that, in their own words
/// @param comment why
/// @param account whose sign-in or token it was
public record Silence(
    UUID id,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment,
    String account,
    Instant updatedAt) {

  public Silence {
    matchers = List.copyOf(matchers);
  }

  /// Alertmanager's own words.
  public enum State {
    PENDING,
    ACTIVE,
    EXPIRED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public State state(Instant now) {
    if (!endsAt.isAfter(now)) {
      return State.EXPIRED;
    }
    return startsAt.isAfter(now) ? State.PENDING : State.ACTIVE;
  }

  public boolean matches(Map<String, String> labels) {
    return matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }

  Silence endedAt(Instant time, String by) {
    var start = startsAt.isAfter(time) ? time : startsAt;
    return new Silence(id, matchers, start, time, createdBy, comment, by, time);
  }
}
