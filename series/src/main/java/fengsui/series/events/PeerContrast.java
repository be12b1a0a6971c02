package fengsui.series.events;

import java.util.HashMap;
import java.util.Map;

/// One of us beside its peers in the same second: a carrier beside the other carriers, a new
/// configuration beside the old.
///
/// While nothing is wrong with it alone, its share of all failures is at most its share of all
/// events, given both totals (the count is hypergeometric, and the evidence, being convex, is at
/// most what independent failures would give). So hours of the day, campaigns and outages that all
/// of them share cancel. One writer at a time.
public final class PeerContrast {

  private static final double STEPS_PER_UNIT = 200;

  private final EventWatch watch;
  private final Budget budget;
  private final double tolerance;
  private final Map<Long, UsualShare> known = new HashMap<>();

  /// Begins with no evidence.
  ///
  /// @param series how many are contrasted with their peers here
  /// @param tolerance how many times the peers' rate of failures is still no fault, at least 1
  public PeerContrast(int series, Budget budget, double tolerance) {
    if (!(tolerance >= 1) || Double.isInfinite(tolerance)) {
      throw new IllegalArgumentException("tolerance must be at least 1, but is " + tolerance);
    }
    this.watch = new EventWatch(series, budget);
    this.budget = budget;
    this.tolerance = tolerance;
  }

  /// What one side did in a second.
  public record Tally(long failures, long events) {

    public Tally {
      if (failures < 0 || failures > events) {
        throw new IllegalArgumentException(
            "failures must be from 0 to the events, but are %s of %s".formatted(failures, events));
      }
    }
  }

  /// Takes a second, and returns whether it raises an alarm about `series`.
  ///
  /// A second in which nothing failed, or either side had no events, says nothing.
  public boolean observe(int series, Tally own, Tally peers) {
    var failures = own.failures() + peers.failures();
    if (failures == 0 || own.events() == 0 || peers.events() == 0) {
      return false;
    }
    var usual = usual(tolerance * own.events() / (tolerance * own.events() + peers.events()));
    return watch.observe(series, own.failures(), peers.failures(), usual);
  }

  /// How much speaks for a fault of `series` alone: 1 is what an alarm takes.
  public double suspicion(int series) {
    return watch.suspicion(series);
  }

  /// A bound is a bound when rounded up, so that few need be computed.
  private UsualShare usual(double share) {
    var step = (long) Math.ceil(Math.log(share / (1 - share)) * STEPS_PER_UNIT);
    return known.computeIfAbsent(
        step,
        it -> UsualShare.atMost(1 / (1 + Math.exp(-it.doubleValue() / STEPS_PER_UNIT)), budget));
  }
}
