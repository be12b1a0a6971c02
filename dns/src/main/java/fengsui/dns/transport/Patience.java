package fengsui.dns.transport;

import java.time.Duration;
import java.util.List;

/// How long to wait.
///
/// @param answer for the first answer, from the moment of sending
/// @param listen for contradictions, from the first answer (or refusal) on; zero for none
/// @param resends when to send a query by UDP again, from the first sending; empty by default,
///   because a resolver may rightly answer every copy, and differently
public record Patience(Duration answer, Duration listen, List<Duration> resends) {

  public Patience {
    if (!answer.isPositive() || listen.isNegative()) {
      throw new IllegalArgumentException(
          "answer must be over 0 s and listen at least 0 s, but are " + answer + ", " + listen);
    }
    resends = resends.stream().sorted().toList();
  }

  /// Returns patience without resends.
  public static Patience of(Duration answer, Duration listen) {
    return new Patience(answer, listen, List.of());
  }
}
