package fengsui.guard.flow;

import fengsui.model.Change.RolloutStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the house demands of every change.
///
/// @param locks how long a change rests between its last approval and its first step, by level from
///   1; time for others to object
/// @param freezes when nothing goes out
/// @param stands how long a decision and its approvals hold: the payments go on
/// @param skew how far two clocks may be apart
/// @param judging how long each step stays at least, so that the slowest judge can speak
/// @param steps for a change whose author gave none
public record HouseRules(
    List<Duration> locks,
    List<Freeze> freezes,
    Duration stands,
    Duration skew,
    Duration judging,
    List<RolloutStep> steps) {

  /// 0, 5, 15 and 30 minutes of rest; 24 hours; 5 seconds; 5 minutes at 1, 10, 50 and 100 percent.
  public static final HouseRules USUAL =
      new HouseRules(
          List.of(
              Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30)),
          List.of(),
          Duration.ofHours(24),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          List.of(step("0.01"), step("0.10"), step("0.50"), step("1")));

  public HouseRules {
    locks = List.copyOf(locks);
    freezes = List.copyOf(freezes);
    steps = List.copyOf(steps);
  }

  private static RolloutStep step(String share) {
    return new RolloutStep(new BigDecimal(share), Duration.ofMinutes(5));
  }

  public HouseRules withFreezes(List<Freeze> others) {
    return new HouseRules(locks, others, stands, skew, judging, steps);
  }

  /// The freeze that holds at `now`.
  public Optional<Freeze> freeze(Instant now) {
    return freezes.stream().filter(freeze -> freeze.holds(now)).findFirst();
  }

  Duration lock(int level) {
    return locks.get(Math.min(level, locks.size()) - 1);
  }
}
