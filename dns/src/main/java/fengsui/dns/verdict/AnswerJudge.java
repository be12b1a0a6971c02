package fengsui.dns.verdict;

import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.IpText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Judges an answer by its content alone: no network, no waiting. Safe for use by many threads.
public final class AnswerJudge {

  /// Returns what `answer` is worth. A failed answer is [Worth#UNKNOWN] without addresses.
  public AnswerVerdict judge(Answer answer) {
    var usable = new ArrayList<InetAddress>();
    var dropped = new ArrayList<InetAddress>();
    for (var address : answer.addresses()) {
      (AddressClass.of(address).bogon() ? dropped : usable).add(address);
    }
    if (dropped.isEmpty()) {
      return new AnswerVerdict(
          Worth.UNKNOWN, usable, dropped, List.of("nothing speaks against it"));
    }
    var worth = usable.isEmpty() ? Worth.POISONED : Worth.SUSPECT;
    return new AnswerVerdict(worth, usable, dropped, List.of(bogon(dropped.getFirst())));
  }

  private static String bogon(InetAddress address) {
    return IpText.of(address) + " can be no public name's address";
  }
}
