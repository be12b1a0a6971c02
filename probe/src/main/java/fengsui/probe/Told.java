package fengsui.probe;

import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Step;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a way answered, as the resolve stage of a probe.
final class Told {

  private static final Outcome BOGON = new Outcome.Failed(Failure.DNS_BOGON_ERROR);

  private Told() {}

  static Step step(Answer answer, Role role) {
    var ttl = answer.ttl();
    var facts =
        new Resolved(
            answer.way(),
            texts(answer.addresses()),
            answer.aliases().stream().map(Objects::toString).toList(),
            rcode(answer.outcome()),
            ttl == null ? null : ttl.toSeconds(),
            late(answer),
            role,
            null);
    var ms = milliseconds(answer.elapsed());
    return new Step(Stage.RESOLVE, outcome(answer), ms, null, Evidence.of(facts));
  }

  /// A way judges no address: one that nobody can have is no success.
  private static Outcome outcome(Answer answer) {
    var bogus =
        !answer.addresses().isEmpty()
            && answer.addresses().stream().allMatch(each -> AddressClass.of(each).bogon());
    return bogus ? BOGON : answer.outcome();
  }

  private static @Nullable String rcode(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _ -> "NOERROR";
      case Outcome.Failed(Failure failure) when failure == Failure.DNS_NXDOMAIN_ERROR -> "NXDOMAIN";
      case Outcome.Failed(Failure failure) when failure == Failure.DNS_SERVFAIL_ERROR -> "SERVFAIL";
      case Outcome.Failed _, Outcome.Unclassified _ -> null;
    };
  }

  private static List<LateAnswer> late(Answer answer) {
    var late = new ArrayList<LateAnswer>();
    for (var i = 0; i < answer.others().size(); i++) {
      var after = answer.othersAfter().isEmpty() ? 0 : milliseconds(answer.othersAfter().get(i));
      late.add(new LateAnswer(after, "NOERROR", texts(answer.others().get(i))));
    }
    return late;
  }

  private static List<String> texts(List<InetAddress> addresses) {
    return addresses.stream().map(IpText::of).toList();
  }

  private static double milliseconds(Duration time) {
    return time.toNanos() / 1e6;
  }
}
