package fengsui.guard.trial;

import fengsui.guard.Predicted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The breaker: how much money goes off in any ten seconds.
///
/// A busy ten seconds should take the 95th percentile of a minute, times its share, divided by six:
/// `m`. It trips above `3m + 4·√(3m·most) + most`, where `most` is the most that one payment may
/// get: the variance of a sum of independent discounts is at most its mean times `most`, so that
/// three times what was foreseen would still trip it in less than one of 10 000 windows.
final class Burning {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final BigDecimal SIX = new BigDecimal(6);
  private static final BigDecimal THREE = new BigDecimal(3);
  private static final BigDecimal FOUR = new BigDecimal(4);

  private final BigDecimal allowed;
  private final Deque<Spent> window = new ArrayDeque<>();
  private BigDecimal sum = BigDecimal.ZERO;

  private record Spent(Instant at, BigDecimal off) {}

  Burning(Predicted predicted, BigDecimal share) {
    var busy = predicted.p95().multiply(share).divide(SIX, MathContext.DECIMAL64).multiply(THREE);
    var spread = busy.multiply(predicted.most()).sqrt(MathContext.DECIMAL64).multiply(FOUR);
    this.allowed = busy.add(spread).add(predicted.most()).setScale(2, RoundingMode.HALF_UP);
  }

  Optional<Stop> take(Instant at, BigDecimal off) {
    window.addLast(new Spent(at, off));
    sum = sum.add(off);
    while (!window.getFirst().at().plus(WINDOW).isAfter(at)) {
      sum = sum.subtract(window.removeFirst().off());
    }
    return sum.compareTo(allowed) > 0
        ? Optional.of(
            new Stop(
                "burn-rate",
                at,
                "it took %s off in ten seconds, and %s would be much already"
                    .formatted(sum.toPlainString(), allowed.toPlainString())))
        : Optional.empty();
  }
}
