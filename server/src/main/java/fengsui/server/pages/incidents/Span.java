package fengsui.server.pages.incidents;

import fengsui.server.incident.Incident;
import fengsui.server.ingest.History;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The time that the chart of an incident shows: from half an hour before it until a little after
/// its end, or until now.
///
/// @param end when it ended; null while it goes on
record Span(Instant from, Instant to, Instant onset, @Nullable Instant end, ChronoUnit unit) {

  private static final Duration BEFORE = Duration.ofMinutes(30);
  private static final Duration AFTER = Duration.ofMinutes(5);

  static Span of(Incident incident, Instant now, History history) {
    var end = incident.resolvedAt();
    var after = end == null ? now : end.plus(AFTER);
    var last = after.isAfter(now) ? now : after;
    var first = incident.since().isBefore(last) ? incident.since() : last;
    var unit = history.unit(first.minus(BEFORE), last);
    var from = first.minus(BEFORE).truncatedTo(unit);
    return new Span(from, last.truncatedTo(unit).plus(1, unit), incident.since(), end, unit);
  }

  /// When each minute or hour began.
  List<Instant> steps() {
    return Stream.iterate(from, at -> at.isBefore(to), at -> at.plus(1, unit)).toList();
  }

  /// The place of `at` among the steps.
  int place(Instant at) {
    var last = (int) unit.between(from, to) - 1;
    return Math.clamp(unit.between(from, at), 0, last);
  }
}
