package fengsui.server.incident;

import fengsui.server.incident.Key.Claim;
import java.time.Instant;

/// Something that rounds say and incidents do not say yet.
///
/// @param first when a round first said anything of the kind
/// @param steady since when every round has said just this
/// @param rounds how many those were
record Suspicion(Claim claim, Instant first, Instant steady, int rounds) {

  /// The first of its kind.
  static Suspicion of(Claim claim, Instant at) {
    return new Suspicion(claim, at, at, 1);
  }

  /// The same after another round.
  Suspicion again(Claim now, Instant at) {
    return now.equals(claim)
        ? new Suspicion(claim, first, steady, rounds + 1)
        : new Suspicion(now, first, at, 1);
  }
}
