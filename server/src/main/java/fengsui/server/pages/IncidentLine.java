package fengsui.server.pages;

import fengsui.model.FaultDomain;
import fengsui.server.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One incident in a few words.
///
/// @param tone how alarming it is: `alarm`, `doubt`, `monitor` or `calm`
/// @param until when it ended; null while it goes on
public record IncidentLine(
    String id,
    String tone,
    String domain,
    String sentence,
    String sure,
    String scope,
    String phase,
    Instant since,
    @Nullable Instant until,
    String lasting) {

  public static IncidentLine of(Incident incident, Words words, Instant now) {
    var say = new VerdictWords(words);
    var verdict = incident.verdict();
    var end = Objects.requireNonNullElse(incident.resolvedAt(), now);
    return new IncidentLine(
        incident.id(),
        incident.open() ? tone(verdict.domain()) : "calm",
        say.domain(verdict.domain()),
        say.whose(verdict),
        say.sure(verdict),
        say.scope(incident),
        words.say("phase." + incident.phase().name().toLowerCase(java.util.Locale.ROOT)),
        incident.since(),
        incident.resolvedAt(),
        new Times(words).lasting(Duration.between(incident.since(), end)));
  }

  /// How alarming an outage of `domain` is.
  public static String tone(FaultDomain domain) {
    return switch (domain) {
      case OURS, CARRIER, BORDER, PROVIDER, CHANGE -> "alarm";
      case UNKNOWN -> "doubt";
      case MONITOR -> "monitor";
      case NONE -> "calm";
    };
  }
}
