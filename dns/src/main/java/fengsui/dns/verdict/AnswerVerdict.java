package fengsui.dns.verdict;

import java.net.InetAddress;
import java.util.List;

/// What an answer is worth, and why.
///
/// @param usable the addresses that may be connected to, in the order given; a partly poisoned
///   answer keeps the others
/// @param dropped those that may not
/// @param reasons in whole sentences with the values seen, the deciding one first; at least one
public record AnswerVerdict(
    Worth worth, List<InetAddress> usable, List<InetAddress> dropped, List<String> reasons) {

  public AnswerVerdict {
    usable = List.copyOf(usable);
    dropped = List.copyOf(dropped);
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a verdict must have a reason");
    }
    if (worth == Worth.POISONED && !usable.isEmpty()) {
      throw new IllegalArgumentException("a poisoned answer must have no usable address");
    }
  }
}
