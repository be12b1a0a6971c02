package fengsui.server.incident;

import fengsui.isolate.CacheTail;
import fengsui.isolate.Look;
import fengsui.isolate.Path;
import fengsui.isolate.Sight;
import fengsui.model.Verdict.Layer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When an incident is over: every path of it works again, seen so by several probes, and, where it
/// is about names, no carrier's users are told wrong ones from caches any more. Silence is no
/// recovery.
final class Recovery {

  /// How many probes in a row must have gone well on every path.
  private static final int LOOKS = 3;

  /// How often that number may double for one that keeps coming back.
  private static final int DOUBLINGS = 4;

  /// How long an agent must be heard again.
  private static final Duration HEARD = Duration.ofSeconds(10);

  private Recovery() {}

  /// Whether `matter`, which no round has said since `calm`, is over. One that others answer for
  /// wholly is not while any of it fails: it has become a part of them.
  ///
  /// @param others paths that other open incidents answer for
  static boolean complete(Matter matter, Instant calm, Set<Path> others, Round round) {
    var looks = LOOKS << Math.min(matter.reopened(), DOUBLINGS);
    var agent = matter.incident().verdict().where().agent();
    var heard =
        agent == null
            || round
                .sight()
                .heard(agent)
                .filter(last -> last.plus(HEARD.multipliedBy(2)).isAfter(round.at()))
                .isPresent();
    var own = matter.paths().stream().filter(path -> !others.contains(path)).toList();
    return heard
        && (!own.isEmpty() || failing(matter, round.sight()).isEmpty())
        && !calm.plus(matter.paths().isEmpty() ? HEARD : Duration.ZERO).isAfter(round.at())
        && own.stream()
            .filter(round.watched())
            .allMatch(path -> works(round.sight().find(path), looks));
  }

  /// The carriers of `matter` whose caches may still hold wrong answers, where it is about names.
  static List<CacheTail> tails(Matter matter, Round round) {
    if (matter.incident().verdict().where().layer() != Layer.DNS) {
      return List.of();
    }
    return round
        .tails()
        .of(path -> matter.paths().contains(path) && round.watched().test(path))
        .stream()
        .filter(tail -> tail.above(round.at()))
        .toList();
  }

  private static boolean works(Optional<Look> look, int looks) {
    return look.filter(seen -> seen.ok() && seen.current() && seen.looks() >= looks).isPresent();
  }

  /// Whether `other` has all that still fails of `matter`, and anything does.
  static boolean accountsFor(Matter other, Matter matter, Sight sight) {
    var failing = failing(matter, sight);
    return !failing.isEmpty() && other.paths().containsAll(failing);
  }

  private static List<Path> failing(Matter matter, Sight sight) {
    return matter.paths().stream()
        .filter(path -> sight.find(path).filter(look -> !look.ok()).isPresent())
        .toList();
  }

  /// Since when all of it has worked.
  static Instant since(Matter matter, Sight sight, Instant otherwise) {
    return matter.paths().stream()
        .flatMap(path -> sight.find(path).stream())
        .map(Look::since)
        .max(Instant::compareTo)
        .orElse(otherwise);
  }
}
