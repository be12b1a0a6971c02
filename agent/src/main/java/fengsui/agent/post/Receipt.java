package fengsui.agent.post;

import fengsui.agent.spool.Range;
import java.util.List;

/// What the post has for good.
///
/// @param acknowledged numbers that need not be sent again
/// @param duplicates how many of them it had before
/// @param rejected those it keeps aside because something is wrong with them
public record Receipt(List<Range> acknowledged, long duplicates, List<Rejected> rejected) {

  public Receipt {
    acknowledged = List.copyOf(acknowledged);
    rejected = List.copyOf(rejected);
  }

  /// An observation that the post does not accept, and why.
  public record Rejected(long sequence, String place, String problem, String remedy) {

    @Override
    public String toString() {
      return "observation %d, %s: %s; %s".formatted(sequence, place, problem, remedy);
    }
  }
}
