package fengsui.server.incident;

import fengsui.isolate.Look;
import fengsui.isolate.Outage;
import fengsui.isolate.Path;
import fengsui.isolate.Sight;
import fengsui.model.FaultDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/// When what rounds say is said aloud: after everybody concerned had the time to look again since
/// the last path fell, and the answer stayed the same. Until then a verdict may owe itself to who
/// looked first.
final class Ripeness {

  /// So many failing probes in all make an outage; packets do get lost.
  private static final int PROBES = 4;

  /// Fewer will do where a second speaker was heard: chance does not speak.
  private static final int PROVEN_PROBES = 2;

  /// Whoever is this long behind the usual time of the next look is not waited for.
  private static final Duration SLACK = Duration.ofSeconds(12);

  /// How long an answer must stay the same to be believed at all.
  private static final Duration STEADY = Duration.ofSeconds(1);

  /// How long "not enough evidence" must be all there is.
  private static final Duration UNDECIDED = Duration.ofSeconds(15);

  /// After so long, an outage that never comes to rest is told as it looks.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Of how many agents all paths are waited for; more cannot change the answer.
  private static final int AGENTS = 20;

  private final Round round;
  private final Set<Path> told;

  /// @param told all paths of open incidents
  Ripeness(Round round, Set<Path> told) {
    this.round = round;
    this.told = Set.copyOf(told);
  }

  /// Whether `outage`, suspected as `suspicion` says, may become an incident.
  boolean opens(Outage outage, Suspicion suspicion) {
    return persistent(outage, round.sight()) && holds(outage, suspicion, STEADY);
  }

  /// Whether an incident's verdict may change to that of `outage`: after so long a time that who
  /// recovers first does not turn one cause into another.
  boolean changes(Outage outage, Suspicion suspicion) {
    return opens(outage, suspicion) && holds(outage, suspicion, STEADY.multipliedBy(5));
  }

  private boolean holds(Outage outage, Suspicion suspicion, Duration atLeast) {
    if (outage.paths().isEmpty()) {
      return true; // an agent's silence has been waited for
    }
    var steady = Duration.between(suspicion.steady(), round.at());
    var undecided = outage.verdict().domain() == FaultDomain.UNKNOWN;
    if (suspicion.rounds() < 2 || steady.compareTo(undecided ? UNDECIDED : atLeast) < 0) {
      return false;
    }
    var patience = suspicion.first().plus(PATIENCE);
    return (settled(outage) && !recovering(outage)) || patience.isBefore(round.at());
  }

  private static boolean persistent(Outage outage, Sight sight) {
    var probes =
        outage.paths().stream()
            .flatMap(path -> sight.find(path).stream())
            .filter(look -> !look.ok())
            .mapToInt(Look::looks)
            .sum();
    return outage.paths().isEmpty() || probes >= (outage.contradicted() ? PROVEN_PROBES : PROBES);
  }

  /// Whether everything that bears on `outage` was looked at since the last of its paths fell.
  private boolean settled(Outage outage) {
    var sight = round.sight();
    var front =
        outage.paths().stream()
            .flatMap(path -> sight.find(path).stream())
            .map(Look::since)
            .max(Instant::compareTo)
            .orElse(round.at());
    var beside = outage.targets().stream().flatMap(target -> sight.at(target).stream());
    var around =
        outage.agents().stream().sorted().limit(AGENTS).flatMap(who -> sight.from(who).stream());
    return Stream.concat(beside, around).noneMatch(look -> awaited(look, front));
  }

  /// Whether paths of open incidents have come back since some of `outage` were looked at: those
  /// may be about to.
  private boolean recovering(Outage outage) {
    var sight = round.sight();
    var back =
        told.stream()
            .flatMap(path -> sight.find(path).stream())
            .filter(Look::ok)
            .map(Look::since)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return outage.paths().stream()
        .flatMap(path -> sight.find(path).stream())
        .anyMatch(look ->
            look.seenAt().isBefore(back)
                && !back.plus(look.every()).plus(SLACK).isBefore(round.at()));
  }

  /// Whether a path that worked may have fallen since it was last looked at, and will tell soon.
  private boolean awaited(Look look, Instant front) {
    return look.ok()
        && look.current()
        && !look.every().isZero()
        && look.seenAt().isBefore(front)
        && !front.plus(look.every()).plus(SLACK).isBefore(round.at());
  }
}
