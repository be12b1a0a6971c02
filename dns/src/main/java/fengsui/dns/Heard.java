package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Name;
import fengsui.dns.transport.Arrival;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that came back to the queries for one name, as one answer.
///
/// @param replies of each family, IPv4 first
record Heard(List<FamilyReply> replies, Protocol protocol) {

  /// One later answer that differs from the first.
  private record Other(Duration after, List<InetAddress> addresses) {}

  Answer answer(Name name, Way way) {
    var decided = deciding();
    var first = decided.reply().findSaid();
    var addresses = said().flatMap(said -> said.addresses().stream()).toList();
    var others = others();
    return new Answer(
        name,
        way.id(),
        way.trust(),
        addresses.isEmpty() ? decided.outcome() : Outcome.OK,
        elapsed(decided),
        addresses,
        first.map(Said::aliases).orElse(List.of()),
        ttl(),
        others.stream().map(Other::addresses).toList(),
        others.stream().map(Other::after).toList());
  }

  private FamilyOutcome deciding() {
    return replies.stream()
        .map(reply -> FamilyOutcome.of(reply, protocol))
        .min(FamilyOutcome.DECIDING)
        .orElseThrow();
  }

  /// By TCP it begins again when the answer by UDP was cut.
  private static Duration elapsed(FamilyOutcome decided) {
    return decided.reply().byTcp() == null
        ? decided.after()
        : decided.reply().reply().after().plus(decided.after());
  }

  private Stream<Said> said() {
    return replies.stream().flatMap(reply -> reply.findSaid().stream());
  }

  private @Nullable Duration ttl() {
    return said()
        .map(Said::ttl)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(Duration::ofSeconds)
        .orElse(null);
  }

  private List<Other> others() {
    return replies.stream()
        .flatMap(reply -> reply.late().stream().flatMap(late -> other(reply, late)))
        .sorted(Comparator.comparing(Other::after))
        .toList();
  }

  private static Stream<Other> other(FamilyReply reply, Arrival.Answer late) {
    var addresses = reply.said(late).addresses();
    var first = reply.findSaid().map(Said::addresses).orElse(List.of());
    var same = new HashSet<>(first).equals(new HashSet<>(addresses));
    return same || late.message().header().truncated()
        ? Stream.of()
        : Stream.of(new Other(late.after(), addresses));
  }
}
