package fengsui.agent.rounds;

import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Counts looks, and keeps how each target was last found. Several threads may use one.
public final class Tally {

  /// Our own machine is to blame for these, whatever the target.
  private static final Set<Failure> LOCAL =
      EnumSet.of(
          Failure.PERMISSION_DENIED,
          Failure.ADDRESS_NOT_AVAILABLE,
          Failure.INTERRUPTED,
          Failure.NETWORK_DOWN);

  private static final Set<Failure> NO_ROUTE =
      EnumSet.of(Failure.NETWORK_UNREACHABLE, Failure.NETWORK_DOWN, Failure.ADDRESS_NOT_AVAILABLE);

  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong local = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong overlapped = new AtomicLong();
  private final Map<String, Found> newest = new ConcurrentHashMap<>();

  /// How a target was found.
  private enum Found {
    FINE,
    FAILED,
    NO_ROUTE
  }

  /// Counts since the start.
  ///
  /// @param looks at targets that ended
  /// @param local looks that failed for a reason of this machine's own
  /// @param missed turns that passed without a look: no thread was free, or the machine was too
  ///   slow
  /// @param overlapped turns left out because the look before was still waiting for the network
  public record Counts(long looks, long local, long missed, long overlapped) {}

  public Counts counts() {
    return new Counts(looks.get(), local.get(), missed.get(), overlapped.get());
  }

  /// How many targets were found how, the last time.
  public record Standing(long targets, long failing, long withoutRoute) {}

  /// How those targets of the plan stand that were looked at so far.
  public Standing all(Plan plan) {
    return standing(plan.checks().stream().map(Plan.Check::target).toList());
  }

  /// How the control targets on the agent's own side stand; those beyond the border may fail
  /// through no fault of the agent's.
  public Standing controls(Plan plan) {
    return standing(
        plan.checks().stream()
            .map(Plan.Check::target)
            .filter(target -> target.owner().equals(Owner.CONTROL))
            .filter(target -> target.side() == plan.vantage().side())
            .toList());
  }

  private Standing standing(List<Target> targets) {
    var found =
        targets.stream()
            .map(target -> newest.get(target.id()))
            .filter(each -> each != null)
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    var without = found.getOrDefault(Found.NO_ROUTE, 0L);
    var failing = found.getOrDefault(Found.FAILED, 0L) + without;
    return new Standing(found.getOrDefault(Found.FINE, 0L) + failing, failing, without);
  }

  /// Counts turns that passed without a look.
  public void missed(long turns) {
    missed.addAndGet(turns);
  }

  /// Counts a turn left out because the look before was still under way.
  public void overlapped() {
    overlapped.incrementAndGet();
  }

  /// Counts a look, and takes note of how the target was found.
  public void looked(Target target, List<Observation> observations) {
    looks.incrementAndGet();
    var own = observations.stream().filter(one -> one.control().isEmpty()).toList();
    if (own.isEmpty()) {
      return;
    }
    var outcome = own.getLast().outcome();
    newest.put(target.id(), found(outcome));
    if (outcome instanceof Outcome.Failed(var failure) && LOCAL.contains(failure)) {
      local.incrementAndGet();
    }
  }

  private static Found found(Outcome outcome) {
    if (outcome.ok()) {
      return Found.FINE;
    }
    return outcome instanceof Outcome.Failed(var failure) && NO_ROUTE.contains(failure)
        ? Found.NO_ROUTE
        : Found.FAILED;
  }
}
