package fengsui.dns;

import fengsui.dns.message.Name;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one way answered for one name.
///
/// @param outcome ok with at least one address, whatever the addresses are worth; else how it
///   failed, `dns_nxdomain_error` and `dns_no_answer` included
/// @param elapsed until it was known
/// @param addresses in the order given; empty unless ok
/// @param aliases the CNAME chain from the name on; empty where the way does not tell it
/// @param ttl the shortest of the records used; null without any
/// @param others further addresses that came for the same query, each list one later answer
public record Answer(
    Name name,
    String way,
    Way.Trust trust,
    Outcome outcome,
    Duration elapsed,
    List<InetAddress> addresses,
    List<Name> aliases,
    @Nullable Duration ttl,
    List<List<InetAddress>> others) {

  public Answer {
    addresses = List.copyOf(addresses);
    aliases = List.copyOf(aliases);
    others = others.stream().map(List::copyOf).toList();
    if (outcome.ok() == addresses.isEmpty()) {
      throw new IllegalArgumentException(
          "an answer is ok exactly if it has addresses, but is %s with %s"
              .formatted(outcome, addresses));
    }
  }

  /// Returns an answer without addresses.
  public static Answer failed(Name name, Way way, Outcome outcome, Duration elapsed) {
    return new Answer(
        name, way.id(), way.trust(), outcome, elapsed, List.of(), List.of(), null, List.of());
  }
}
