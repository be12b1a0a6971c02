package fengsui.client;

import fengsui.dns.Answer;
import fengsui.dns.verdict.AnswerVerdict;

/// Who tells what an answer is worth. It must not wait for the network.
@FunctionalInterface
public interface Judge {

  /// Returns what `answer`, which has addresses, is worth.
  AnswerVerdict judge(Answer answer);
}
