package fengsui.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The lanes of one race, in the order in which they start.
final class Field {

  private final List<Runner> runners = new ArrayList<>();

  /// @param order the containment order in force; null for none
  Field(List<Lane> lanes, Timing timing, @Nullable ResolverOrder order, long now) {
    var byOrder = Comparator.comparingInt((Lane lane) -> rank(lane.tier(), order));
    var sorted = lanes.stream().sorted(byOrder.thenComparing(Lane::tier)).toList();
    var tierAt = now;
    var startAt = now;
    Tier tier = null;
    for (var lane : sorted) {
      if (tier != null && lane.tier() != tier) {
        tierAt += timing.headStart().toNanos();
        startAt = tierAt;
      } else if (tier != null) {
        startAt += timing.stagger().toNanos();
      }
      tier = lane.tier();
      runners.add(new Runner(lane, Math.max(startAt, now + hold(lane, timing))));
    }
  }

  /// The failsafe waits longer: it is as old as its last signature.
  private static long hold(Lane lane, Timing timing) {
    return lane.tier() == Tier.FAILSAFE ? timing.deadline().toNanos() / 2 : 0;
  }

  private static int rank(Tier tier, @Nullable ResolverOrder order) {
    return order == null ? 0 : order.rank(tier);
  }

  /// Those whose time has come.
  List<Runner> due(long now) {
    return runners.stream().filter(each -> each.waiting() && each.startAt() - now <= 0).toList();
  }

  /// How long until the next starts; the longest if none does.
  long untilNext(long now) {
    return runners.stream()
        .filter(Runner::waiting)
        .mapToLong(each -> Math.max(0, each.startAt() - now))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  boolean anyRunning() {
    return runners.stream().anyMatch(Runner::running);
  }

  boolean anyOutstanding(Predicate<Lane> of) {
    return runners.stream().anyMatch(each -> each.outstanding() && of.test(each.lane));
  }

  /// Lets the next of `kind` start now.
  void hurry(Predicate<Lane> kind, long now) {
    runners.stream()
        .filter(each -> each.waiting() && kind.test(each.lane))
        .findFirst()
        .ifPresent(each -> each.bringForward(now));
  }

  /// Interrupts whoever still runs.
  void stop() {
    runners.forEach(Runner::stop);
  }
}
