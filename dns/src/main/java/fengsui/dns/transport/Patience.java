package fengsui.dns.transport;

import java.time.Duration;
import java.util.List;

/// How long to wait.
///
/// @param answer for the first answer, from the moment of sending
/// @param listen for contradictions, from the first answer (or refusal) on; zero for none
/// @param resends when to send a query by UDP again, from the first sending; empty by default,
///   because a resolver may rightly answer every copy, and differently
/// @param most for everything together, from the moment of sending
public record Patience(Duration answer, Duration listen, List<Duration> resends, Duration most) {

  private static final Duration UNBOUNDED = Duration.ofDays(1);

  public Patience {
    if (!answer.isPositive() || listen.isNegative() || most.compareTo(answer) < 0) {
      throw new IllegalArgumentException(
          "answer must be over 0 s, listen at least 0 s and most at least answer, but are "
              + (answer + ", " + listen + ", " + most));
    }
    resends = resends.stream().sorted().toList();
  }

  /// Returns patience that ends with the listening.
  public Patience(Duration answer, Duration listen, List<Duration> resends) {
    this(answer, listen, resends, UNBOUNDED);
  }

  /// Returns patience without resends.
  public static Patience of(Duration answer, Duration listen) {
    return new Patience(answer, listen, List.of());
  }

  /// Returns patience that ends after `most`, whether it waits or listens.
  public static Patience within(Duration most, Duration listen) {
    return new Patience(most, listen, List.of(), most);
  }

  /// Returns what is left of it for another query, after `spent`: at least a millisecond.
  public Patience after(Duration spent) {
    var left = most.minus(spent);
    var some = left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    return new Patience(some.compareTo(answer) < 0 ? some : answer, listen, resends, some);
  }
}
