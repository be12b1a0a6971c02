package fengsui.client;

import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.verdict.AnswerVerdict;
import fengsui.dns.verdict.Worth;
import java.net.InetAddress;
import java.util.List;

/// A judge that cannot break: one that does must not take the look-ups of the whole process with
/// it. What no public name can have is dropped all the same.
record SoundJudge(Judge judge) implements Judge {

  @Override
  public AnswerVerdict judge(Answer answer) {
    try {
      return judge.judge(answer);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return withoutBogons(answer, "the judge broke: " + fault);
    }
  }

  private static AnswerVerdict withoutBogons(Answer answer, String reason) {
    var usable = answer.addresses().stream().filter(each -> !bogon(each)).toList();
    var dropped = answer.addresses().stream().filter(SoundJudge::bogon).toList();
    var worth = usable.isEmpty() ? Worth.POISONED : Worth.SUSPECT;
    return new AnswerVerdict(worth, usable, dropped, List.of(reason));
  }

  private static boolean bogon(InetAddress address) {
    return AddressClass.of(address).bogon();
  }
}
