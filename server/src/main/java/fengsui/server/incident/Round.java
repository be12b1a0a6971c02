package fengsui.server.incident;

import fengsui.isolate.Outage;
import fengsui.isolate.Path;
import fengsui.isolate.Sight;
import fengsui.isolate.Tails;
import fengsui.model.FaultDomain;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// What one round of judging found.
///
/// @param outages at most one for each [Key], the gravest first; none that only controls show
/// @param sight how the paths look, which tells how far an outage is known and when it is over
/// @param watched whether anybody is still to look at a path
/// @param tails the wrong answers to names that caches may still hold
public record Round(
    Instant at, List<Outage> outages, Sight sight, Predicate<Path> watched, Tails tails) {

  /// One in which no cache holds anything.
  public Round(Instant at, List<Outage> outages, Sight sight, Predicate<Path> watched) {
    this(at, outages, sight, watched, new Tails());
  }

  public Round {
    var byKey = new LinkedHashMap<Key, Outage>();
    for (var outage : outages) {
      if (outage.verdict().domain() != FaultDomain.NONE && !ofControls(outage)) {
        byKey.merge(Key.of(outage.verdict()), outage, Round::joined);
      }
    }
    outages = List.copyOf(byKey.values());
  }

  /// Whether only controls show it as yet, which are asked when something fails: those who watch
  /// the same targets have not looked again.
  private static boolean ofControls(Outage outage) {
    return outage.paths().isEmpty() && outage.verdict().scope().targets() > 0;
  }

  private static Outage joined(Outage graver, Outage other) {
    var paths = new HashSet<>(graver.paths());
    paths.addAll(other.paths());
    return new Outage(graver.verdict(), paths, graver.contradicted() || other.contradicted());
  }
}
