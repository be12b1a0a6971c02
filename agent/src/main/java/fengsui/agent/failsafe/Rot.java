package fengsui.agent.failsafe;

import fengsui.client.failsafe.Bundle;
import fengsui.client.failsafe.BundleProof;
import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.Proof;
import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Stage;
import fengsui.model.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What proofs of a bundle found, as observations of the agent's own: `failsafe/NAME` for each
/// name, and `failsafe/bundle` for the bundle itself.
final class Rot implements BundleProof.Hearer {

  private final Map<Name, Found> found = new HashMap<>();

  /// @param wrong what was not proven first; empty if all was
  private record Found(int proven, int addresses, String wrong, double ms) {
    private static final Found NONE = new Found(0, 0, "", 0);

    Found and(InetAddress address, Proof proof, double ms) {
      var good = proof instanceof Proof.Proven;
      var first = good || !wrong.isEmpty() ? wrong : IpText.of(address) + " " + why(proof);
      return new Found(proven + (good ? 1 : 0), addresses + 1, first, Math.max(this.ms, ms));
    }

    Outcome outcome() {
      return wrong.isEmpty()
          ? Outcome.OK
          : new Outcome.Unclassified(
              "%d of %d addresses of the failsafe are not proven: %s"
                  .formatted(addresses - proven, addresses, wrong));
    }
  }

  @Override
  public void proved(Name name, InetAddress address, Proof proof, Duration elapsed) {
    found.merge(
        name,
        Found.NONE.and(address, proof, elapsed.toNanos() / 1e6),
        (before, _) -> before.and(address, proof, elapsed.toNanos() / 1e6));
  }

  private static String why(Proof proof) {
    return switch (proof) {
      case Proof.Proven _ -> "is proven";
      case Proof.Refuted refuted -> "has a certificate that " + refuted.why();
      case Proof.Unreachable unreachable -> "cannot be reached: " + unreachable.outcome().code();
    };
  }

  /// One for each name, in the order of the alphabet.
  List<Observation> observations(Plan plan, Instant at) {
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Name::toString)))
        .map(each ->
            observation(
                plan, at, "" + each.getKey(), each.getValue().outcome(), each.getValue().ms()))
        .toList();
  }

  /// The bundle itself: there, and valid by this host's clock.
  static Observation bundle(Plan plan, Instant at, Optional<Bundle> bundle) {
    var wrong =
        bundle.map(each -> each.objection(at).orElse("")).orElse("no failsafe bundle was accepted");
    var outcome = wrong.isEmpty() ? Outcome.OK : new Outcome.Unclassified(wrong);
    return observation(plan, at, "bundle", outcome, 0);
  }

  private static Observation observation(
      Plan plan, Instant at, String name, Outcome outcome, double ms) {
    var self =
        new Target(
            "failsafe/" + name,
            Scheme.TCP,
            plan.agent(),
            1,
            "/",
            plan.vantage().side(),
            Owner.SELF);
    return new Observation(
        at, plan.agent(), plan.vantage(), self, Stage.CONNECT, outcome, ms, null, Evidence.NONE, 1);
  }
}
