package fengsui.server.resolvers;

import fengsui.dns.AddressClass;
import fengsui.dns.ForgedPool;
import fengsui.dns.IpText;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import java.net.InetAddress;
import java.util.Optional;

/// Which observations are answers that clients of a carrier get, and what they are worth by
/// themselves.
final class Answers {

  private static final Outcome BOGON = new Outcome.Failed(Failure.DNS_BOGON_ERROR);
  private static final ForgedPool PORTALS = ForgedPool.portals();

  private Answers() {}

  /// Who answered; empty if it was no resolver of the vantage's own.
  static Optional<Spot> spot(Observation seen) {
    if (seen.stage() != Stage.RESOLVE) {
      return Optional.empty();
    }
    var facts = seen.evidence().find(Resolved.class).orElse(null);
    var own = seen.control().isEmpty() || (facts != null && facts.role() == Role.LOCAL);
    if (facts == null || !own || facts.resolver().isBlank()) {
      return Optional.empty();
    }
    var vantage = seen.vantage();
    return Optional.of(new Spot(vantage.carrier().code(), vantage.province(), facts.resolver()));
  }

  static Count count(Observation seen) {
    var facts = seen.evidence().find(Resolved.class).orElseThrow();
    long times = seen.count();
    var poisoned = poisoned(seen, facts);
    var resolved = !poisoned && seen.outcome().ok();
    var answered = !facts.answers().isEmpty() || facts.rcode() != null;
    var latency = answered ? Latency.one(seen.ms(), times) : Latency.NONE;
    return new Count(
        times,
        resolved ? times : 0,
        poisoned ? times : 0,
        resolved || poisoned ? 0 : times,
        facts.ttl(),
        facts.ttl(),
        latency);
  }

  /// An answer is poisoned as soon as one of its addresses is: clients choose any.
  private static boolean poisoned(Observation seen, Resolved facts) {
    return seen.outcome().equals(BOGON)
        || (seen.outcome().ok()
            && facts.answers().stream()
                .flatMap(text -> IpText.find(text).stream())
                .anyMatch(Answers::wrong));
  }

  private static boolean wrong(InetAddress address) {
    return AddressClass.of(address).bogon() || PORTALS.contains(address);
  }
}
