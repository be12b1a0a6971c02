package fengsui.client;

import fengsui.dns.Answer;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.time.Duration;
import java.util.List;

/// Asks one way, and turns whatever it does into an answer.
final class Asker {

  private final Gate gate;

  Asker(Gate gate) {
    this.gate = gate;
  }

  /// Returns the answer of `way` for exactly this question; a failed one if it throws, is asked too
  /// much, or answers another question. Addresses of a family nobody asked for are left out.
  Answer ask(Way way, Name name, Families families, Duration patience) {
    if (!gate.enter(way)) {
      return failed(way, name, new Outcome.Unclassified("too many questions on their way"));
    }
    try {
      return sound(way, name, families, way.ask(name, families.set(), patience));
    } catch (InterruptedException interrupted) {
      return failed(way, name, new Outcome.Failed(Failure.INTERRUPTED));
    } catch (Throwable fault) {
      return failed(way, name, new Outcome.Unclassified(fault.toString()));
    } finally {
      gate.leave(way);
    }
  }

  private static Answer sound(Way way, Name name, Families families, Answer answer) {
    if (!answer.name().equals(name)) {
      return failed(way, name, new Outcome.Failed(Failure.DNS_SERVER_MISBEHAVING));
    }
    var wanted = answer.addresses().stream().filter(families::contains).toList();
    if (wanted.size() == answer.addresses().size()) {
      return answer;
    }
    return wanted.isEmpty()
        ? failed(way, name, new Outcome.Failed(Failure.DNS_NO_ANSWER))
        : with(answer, wanted);
  }

  private static Answer with(Answer answer, List<java.net.InetAddress> addresses) {
    return new Answer(
        answer.name(),
        answer.way(),
        answer.trust(),
        answer.outcome(),
        answer.elapsed(),
        addresses,
        answer.aliases(),
        answer.ttl(),
        answer.others());
  }

  private static Answer failed(Way way, Name name, Outcome outcome) {
    return Answer.failed(name, way, outcome, Duration.ZERO);
  }
}
