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
/// @param others further addresses that came for the same query, each list one later answer that
///   differs from the first; an empty list is an answer without addresses
/// @param othersAfter when each of `others` came, from the moment of sending; empty where the way
///   does not tell it
public record Answer(
    Name name,
    String way,
    Way.Trust trust,
    Outcome outcome,
    Duration elapsed,
    List<InetAddress> addresses,
    List<Name> aliases,
    @Nullable Duration ttl,
    List<List<InetAddress>> others,
    List<Duration> othersAfter) {

  public Answer {
    addresses = List.copyOf(addresses);
    aliases = List.copyOf(aliases);
    others = others.stream().map(List::copyOf).toList();
    othersAfter = List.copyOf(othersAfter);
    if (outcome.ok() == addresses.isEmpty()) {
      throw new IllegalArgumentException(
          "an answer is ok exactly if it has addresses, but is %s with %s"
              .formatted(outcome, addresses));
    }
    if (!othersAfter.isEmpty() && othersAfter.size() != others.size()) {
      throw new IllegalArgumentException(
          "times must be of every other answer or of none, but are %d of %d"
              .formatted(othersAfter.size(), others.size()));
    }
  }

  /// Returns an answer of a way that does not tell when `others` came.
  public Answer(
      Name name,
      String way,
      Way.Trust trust,
      Outcome outcome,
      Duration elapsed,
      List<InetAddress> addresses,
      List<Name> aliases,
      @Nullable Duration ttl,
      List<List<InetAddress>> others) {
    this(name, way, trust, outcome, elapsed, addresses, aliases, ttl, others, List.of());
  }

  /// Returns an answer without addresses.
  public static Answer failed(Name name, Way way, Outcome outcome, Duration elapsed) {
    return new Answer(
        name, way.id(), way.trust(), outcome, elapsed, List.of(), List.of(), null, List.of());
  }
}
