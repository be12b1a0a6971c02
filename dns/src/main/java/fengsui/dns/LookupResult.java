package fengsui.dns;

import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.Reply;
import fengsui.model.Contradiction;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.IcmpError;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Step;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one resolver gave for one name.
///
/// @param elapsed until the first answer that decides, or until it was clear that none comes
/// @param addresses of the first answers, IPv4 first
/// @param ending how the network ended it, if it gave no answer; null with one
/// @param icmp the ICMP error that ended it, where the transport shows it; else null
/// @param oddities what came from the resolver's address without being an answer
/// @param missing what could not be seen, in whole sentences
public record LookupResult(
    Outcome outcome,
    Duration elapsed,
    List<InetAddress> addresses,
    Resolved facts,
    @Nullable Ending ending,
    @Nullable IcmpError icmp,
    List<Contradiction> contradictions,
    List<Arrival> oddities,
    List<String> missing) {

  public LookupResult {
    addresses = List.copyOf(addresses);
    contradictions = List.copyOf(contradictions);
    oddities = List.copyOf(oddities);
    missing = List.copyOf(missing);
  }

  /// @param replies of each family that there is a reply of, at least one, IPv4 first
  static LookupResult of(ResolverAddress resolver, List<FamilyReply> replies) {
    var decided =
        replies.stream()
            .map(reply -> FamilyOutcome.of(reply, resolver.protocol()))
            .min(FamilyOutcome.DECIDING)
            .orElseThrow();
    return new LookupResult(
        decided.outcome(),
        decided.after(),
        said(replies).flatMap(said -> said.addresses().stream()).toList(),
        facts(resolver, replies, decided.reply()),
        decided.ending(),
        decided.icmp(),
        replies.stream().flatMap(LookupResult::contradictions).toList(),
        replies.stream().flatMap(LookupResult::oddities).toList(),
        List.of());
  }

  private static Resolved facts(
      ResolverAddress resolver, List<FamilyReply> replies, FamilyReply deciding) {
    var first = deciding.findSaid();
    return new Resolved(
        resolver.toString(),
        said(replies).flatMap(said -> said.texts().stream()).toList(),
        first.stream().flatMap(said -> said.aliases().stream()).map(Object::toString).toList(),
        first.map(said -> said.rcode().toString()).orElse(null),
        said(replies).map(Said::ttl).filter(Objects::nonNull).min(Long::compare).orElse(null),
        late(replies));
  }

  private static Stream<Said> said(List<FamilyReply> replies) {
    return replies.stream().flatMap(reply -> reply.findSaid().stream());
  }

  private static List<LateAnswer> late(List<FamilyReply> replies) {
    return replies.stream()
        .flatMap(reply -> reply.late().stream().map(answer -> late(reply, answer)))
        .sorted(Comparator.comparingDouble(LateAnswer::ms))
        .toList();
  }

  private static LateAnswer late(FamilyReply reply, Arrival.Answer answer) {
    var said = reply.said(answer);
    return new LateAnswer(
        Times.milliseconds(answer.after()), said.rcode().toString(), said.texts());
  }

  /// The late answers that cannot both be true with the first. If the query was sent more than
  /// once, two answers are no contradiction: the resolver may have changed its mind.
  private static Stream<Contradiction> contradictions(FamilyReply reply) {
    var first = reply.findSaid();
    if (first.isEmpty() || reply.reply().sent() != 1) {
      return Stream.of();
    }
    return reply.late().stream()
        .filter(answer -> !answer.message().header().truncated())
        .filter(answer -> reply.said(answer).contradicts(first.get()))
        .map(answer -> second(reply, first.get(), answer));
  }

  private static Contradiction second(FamilyReply reply, Said first, Arrival.Answer answer) {
    return new Contradiction.SecondAnswer(
        first.texts(), reply.said(answer).texts(), Times.milliseconds(answer.after()));
  }

  private static Stream<Arrival> oddities(FamilyReply reply) {
    return Stream.of(reply.reply(), reply.byTcp())
        .filter(Objects::nonNull)
        .map(Reply::arrivals)
        .flatMap(List::stream)
        .filter(arrival -> !(arrival instanceof Arrival.Answer));
  }

  /// The addresses that a name can have: all but bogons.
  public List<InetAddress> usable() {
    return addresses.stream().filter(each -> !AddressClass.of(each).bogon()).toList();
  }

  /// The look-up as the resolve stage of a probe.
  public Step step() {
    return new Step(Stage.RESOLVE, outcome, Times.milliseconds(elapsed), null, evidence());
  }

  /// The evidence of the resolve stage.
  public Evidence evidence() {
    var evidence = Evidence.of(facts).withPackets(List.of(), contradictions).withMissing(missing);
    return ending == null ? evidence : evidence.with(ending, icmp);
  }
}
