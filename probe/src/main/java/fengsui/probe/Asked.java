package fengsui.probe;

import fengsui.dns.IpText;
import fengsui.dns.LookupResult;
import fengsui.dns.OngoingLookup;
import fengsui.model.Evidence;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Step;
import fengsui.probe.net.Peers;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A name being asked for at one resolver; or known without asking.
final class Asked implements AutoCloseable {

  private final @Nullable OngoingLookup lookup;
  private final Answered known;

  private Asked(@Nullable OngoingLookup lookup, Answered known) {
    this.lookup = lookup;
    this.known = known;
  }

  static Asked at(OngoingLookup lookup) {
    return new Asked(lookup, new Answered(null, List.of()));
  }

  /// An address needs no resolving.
  static Asked literal(InetAddress address) {
    return new Asked(null, new Answered(null, List.of(address)));
  }

  /// A name that the system knows by itself.
  static Asked known(List<InetAddress> addresses) {
    var texts = addresses.stream().map(IpText::of).toList();
    var facts = new Resolved("system", texts, List.of(), null, null, List.of());
    var step = new Step(Stage.RESOLVE, Outcome.OK, 0, null, Evidence.of(facts));
    return new Asked(null, new Answered(step, inOrder(addresses)));
  }

  /// Waits for what a plain client would take.
  Answered first() throws InterruptedException {
    return lookup == null ? known : answered(lookup.first());
  }

  /// Waits until the listening is over.
  Answered all() throws InterruptedException {
    return lookup == null ? known : answered(lookup.all());
  }

  /// Ends the listening.
  @Override
  public void close() {
    if (lookup != null) {
      lookup.close();
    }
  }

  private static Answered answered(LookupResult result) {
    return new Answered(
        result.step(), result.outcome().ok() ? inOrder(result.usable()) : List.of());
  }

  /// Those that we have a route to first; all of them if that leaves none.
  private static List<InetAddress> inOrder(List<InetAddress> addresses) {
    if (addresses.size() < 2) {
      return addresses;
    }
    var reachable = addresses.stream().filter(Peers::haveRoute).toList();
    return reachable.isEmpty() ? addresses : reachable;
  }
}
