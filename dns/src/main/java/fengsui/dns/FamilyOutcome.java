package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Name;
import fengsui.dns.transport.End;
import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.model.IcmpError;
import fengsui.model.Outcome;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// How the look-up of one family ended.
///
/// @param after when that was known
record FamilyOutcome(
    FamilyReply reply,
    Outcome outcome,
    @Nullable Ending ending,
    @Nullable IcmpError icmp,
    Duration after) {

  private static final Name LOCALHOST = Name.of("localhost");

  /// The one that decides for the name stands first: addresses before none, what a resolver says
  /// before what the network did; that the name only lacks this family decides last. Among equals
  /// the quicker one.
  static final Comparator<FamilyOutcome> DECIDING =
      Comparator.comparingInt(FamilyOutcome::rank).thenComparing(FamilyOutcome::after);

  static FamilyOutcome of(FamilyReply reply, Protocol protocol) {
    var deciding = reply.byTcp() == null ? reply.reply() : reply.byTcp();
    var spoken = reply.byTcp() == null ? protocol : Protocol.TCP;
    var said = reply.findSaid();
    var whole = deciding.findFirst().isPresent();
    if (said.isPresent() && (whole || !said.get().addresses().isEmpty())) {
      var after = reply.findFirst().orElseThrow().after();
      return new FamilyOutcome(
          reply, judge(said.get(), reply.question().name()), null, null, after);
    }
    var outcome = outcome(deciding.end(), !deciding.arrivals().isEmpty());
    var end = deciding.end();
    return new FamilyOutcome(reply, outcome, ending(end, spoken), icmp(end), deciding.after());
  }

  private static Outcome judge(Said said, Name name) {
    return switch (said.rcode().code()) {
      case 0 -> judgeAddresses(said, name);
      case 2 -> failed(Failure.DNS_SERVFAIL_ERROR);
      case 3 -> failed(Failure.DNS_NXDOMAIN_ERROR);
      case 5 -> failed(Failure.DNS_REFUSED_ERROR);
      default -> failed(Failure.DNS_SERVER_MISBEHAVING); // open set
    };
  }

  private static Outcome judgeAddresses(Said said, Name name) {
    if (said.addresses().isEmpty()) {
      return failed(Failure.DNS_NO_ANSWER);
    }
    var bogus = said.addresses().stream().allMatch(each -> AddressClass.of(each).bogon());
    return bogus && !name.isWithin(LOCALHOST) ? failed(Failure.DNS_BOGON_ERROR) : Outcome.OK;
  }

  /// @param heard whether something came, though no answer
  private static Outcome outcome(End end, boolean heard) {
    return switch (end) {
      case End.Answered answered -> failed(Failure.DNS_SERVER_MISBEHAVING);
      case End.Silent silent ->
          failed(heard ? Failure.DNS_SERVER_MISBEHAVING : Failure.GENERIC_TIMEOUT_ERROR);
      case End.Refused refused -> failed(Failure.CONNECTION_REFUSED);
      case End.Rejected rejected -> failed(Failure.HOST_UNREACHABLE);
      case End.Reset reset -> failed(Failure.CONNECTION_RESET);
      case End.Closed closed -> failed(Failure.EOF_ERROR);
      case End.Unproven unproven -> failed(unproven.failure());
      case End.Stopped stopped -> failed(Failure.INTERRUPTED);
      case End.Failed failure -> unsent(failure.words());
    };
  }

  /// The words are the kernel's, as NIO passes them on.
  private static Outcome unsent(String words) {
    return switch (words) {
      case "Network is unreachable" -> failed(Failure.NETWORK_UNREACHABLE);
      case "No route to host", "Host is unreachable" -> failed(Failure.HOST_UNREACHABLE);
      case "Network is down" -> failed(Failure.NETWORK_DOWN);
      case "Permission denied", "Operation not permitted" -> failed(Failure.PERMISSION_DENIED);
      case "Cannot assign requested address", "Address not available" ->
          failed(Failure.ADDRESS_NOT_AVAILABLE);
      default -> new Outcome.Unclassified(words); // open set
    };
  }

  /// A refusal by TCP may be a RST or an ICMP message; NIO does not tell which.
  private static @Nullable Ending ending(End end, Protocol protocol) {
    return switch (end) {
      case End.Silent silent -> Ending.SILENT;
      case End.Refused refused -> protocol == Protocol.UDP ? Ending.REFUSED_BY_ICMP : null;
      case End.Rejected rejected -> Ending.REFUSED_BY_ICMP;
      case End.Reset reset -> Ending.RESET;
      case End.Closed closed -> Ending.CLOSED;
      case End.Failed failed -> Ending.UNREACHABLE;
      case End.Answered answered -> null;
      case End.Unproven unproven -> null;
      case End.Stopped stopped -> null;
    };
  }

  private static @Nullable IcmpError icmp(End end) {
    if (end instanceof End.Rejected rejected) {
      return rejected.icmp();
    }
    return end instanceof End.Refused refused ? refused.icmp() : null;
  }

  private int rank() {
    if (outcome.ok()) {
      return 0;
    }
    if (outcome.equals(failed(Failure.DNS_BOGON_ERROR))) {
      return 1;
    }
    if (outcome.equals(failed(Failure.DNS_NO_ANSWER))) {
      return 4;
    }
    return reply.findFirst().isPresent() ? 2 : 3;
  }

  private static Outcome failed(Failure failure) {
    return new Outcome.Failed(failure);
  }
}
