package fengsui.client.jdk;

import fengsui.client.Judge;
import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.verdict.AnswerVerdict;
import fengsui.dns.verdict.Worth;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Judges for a process that nobody has configured: its company may have names in private networks
/// that nobody listed. An answer of nothing but such addresses is in doubt then, not poisoned: a
/// public address from an authenticated way stands above it, its absence does not.
record HomeJudge(Judge judge) implements Judge {

  @Override
  public AnswerVerdict judge(Answer answer) {
    var verdict = judge.judge(answer);
    var ours = verdict.dropped().stream().filter(HomeJudge::isPrivate).toList();
    if (!verdict.usable().isEmpty() || ours.isEmpty()) {
      return verdict;
    }
    var dropped = new ArrayList<>(verdict.dropped());
    dropped.removeAll(ours);
    var reasons = List.of(verdict.reasons().getFirst() + "; list the name as private if it is");
    return new AnswerVerdict(Worth.SUSPECT, ours, dropped, reasons);
  }

  private static boolean isPrivate(InetAddress address) {
    return AddressClass.of(address) == AddressClass.PRIVATE;
  }
}
