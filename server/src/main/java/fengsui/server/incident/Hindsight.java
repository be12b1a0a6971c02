package fengsui.server.incident;

import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Event.Kind;
import fengsui.server.incident.Incident.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What late data change about incidents: when they began, whom they touched, what they were, and
/// those of which nobody knew. It opens nothing: whoever was not called then is not called now.
final class Hindsight {

  /// Times of two tellings of one incident may differ by this much.
  private static final Duration APART = Duration.ofMinutes(2);

  /// A beginning is corrected by more than this only.
  private static final Duration WORTH_TELLING = Duration.ofSeconds(3);

  private Hindsight() {}

  /// Compares what is known with what a replay of a period found.
  ///
  /// @param last the greatest number given
  static List<Happening> of(
      Collection<Matter> known, Collection<Matter> replayed, long last, Instant now) {
    var happenings = new ArrayList<Happening>();
    var number = last;
    for (var found : replayed) {
      var same = same(known, found);
      if (same.isPresent()) {
        correction(same.get(), found, now).ifPresent(happenings::add);
      } else if (!found.open()) {
        number++;
        happenings.add(unknown(found, number, now));
      }
    }
    return happenings;
  }

  private static Optional<Matter> same(Collection<Matter> known, Matter found) {
    var at = known.stream().filter(matter -> overlap(matter, found)).toList();
    var named = at.stream().filter(matter -> matter.key().equals(found.key())).findFirst();
    return named.isPresent()
        ? named
        : at.stream()
            .filter(matter -> found.paths().stream().anyMatch(matter.paths()::contains))
            .findFirst();
  }

  private static boolean overlap(Matter one, Matter other) {
    return !ends(one).plus(APART).isBefore(other.incident().since())
        && !ends(other).plus(APART).isBefore(one.incident().since());
  }

  private static Instant ends(Matter matter) {
    var resolved = matter.incident().resolvedAt();
    return resolved == null ? Instant.parse("9999-01-01T00:00:00Z") : resolved;
  }

  private static Optional<Happening> correction(Matter matter, Matter found, Instant now) {
    var said = new ArrayList<String>();
    var since = matter.incident().since();
    var earlier = found.incident().since();
    var next = matter;
    if (earlier.plus(WORTH_TELLING).isBefore(since)) {
      next = next.since(earlier);
      said.add("it began at " + earlier);
    }
    var more = new HashSet<>(found.incident().agents());
    more.addAll(found.incident().targets());
    more.removeAll(matter.incident().agents());
    more.removeAll(matter.incident().targets());
    if (!more.isEmpty()) {
      next = next.with(next.incident().verdict(), found.paths());
      said.add("it also touched " + Words.few(more));
    }
    var verdict = found.incident().verdict();
    var other = !matter.key().equals(found.key());
    if (other) {
      said.add("all of it together says " + Words.verdict(verdict));
      next = matter.open() ? next : next.with(verdict, next.paths());
    }
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var text = "late data: " + String.join("; ", said);
    var event = new Event(now, Kind.NOTE, other ? verdict : null, text);
    return Optional.of(new Happening(next.with(event), event));
  }

  private static Happening unknown(Matter found, long number, Instant now) {
    var incident = found.incident();
    var until = ends(found);
    var text =
        "late data: it went on from %s to %s, when nobody could tell"
            .formatted(incident.since(), until);
    var event = new Event(now, Kind.NOTE, incident.verdict(), text);
    var matter =
        Matter.fresh(
                number, incident.since(), incident.openedAt(), incident.verdict(), found.paths())
            .in(Phase.CLOSED, until)
            .with(event);
    return new Happening(matter, event);
  }
}
