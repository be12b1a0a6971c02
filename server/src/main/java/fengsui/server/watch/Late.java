package fengsui.server.watch;

import fengsui.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Failures that came too late to be judged as they happened, until they are looked into: when no
/// more have come for a while.
final class Late {

  /// The slowest probe and its way to the post take less.
  private static final Duration LATE = Duration.ofSeconds(60);

  private static final Duration REST = Duration.ofSeconds(10);

  /// How much of the past is looked into at once.
  private static final Duration LONGEST = Duration.ofHours(6);

  /// So many targets that failed tell enough.
  private static final int TARGETS = 200;

  private @Nullable Instant from;
  private Instant to = Instant.EPOCH;
  private Instant lastCame = Instant.EPOCH;
  private final Set<String> targets = new TreeSet<>();
  private final Set<String> agents = new HashSet<>();

  /// A time to look into again, and the targets that failed in it.
  record Period(Instant from, Instant to, Set<String> targets, Set<String> agents) {}

  void arrived(Instant received, List<Observation> observations) {
    for (var seen : observations) {
      if (seen.at().plus(LATE).isBefore(received)) {
        lastCame = received;
        if (!seen.outcome().ok() && seen.evidence().control() == null) {
          note(seen);
        }
      }
    }
  }

  private void note(Observation seen) {
    from = from == null || seen.at().isBefore(from) ? seen.at() : from;
    to = seen.at().isAfter(to) ? seen.at() : to;
    agents.add(seen.agent());
    if (targets.size() < TARGETS) {
      targets.add(seen.target().id());
    }
  }

  /// The period to look into, if all that was late seems to be here; it is handed out once.
  @Nullable Period ready(Instant now) {
    var began = from;
    if (began == null || lastCame.plus(REST).isAfter(now)) {
      return null;
    }
    var earliest = to.minus(LONGEST);
    var period =
        new Period(
            began.isBefore(earliest) ? earliest : began,
            to,
            Set.copyOf(targets),
            Set.copyOf(agents));
    from = null;
    to = Instant.EPOCH;
    targets.clear();
    agents.clear();
    return period;
  }
}
