package fengsui.guard.trial;

import fengsui.guard.Predicted;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statistical judge: every five minutes, whether the change hits as many payments as was
/// foreseen, takes off as much of each, and whether payments that it touches fail more often than
/// the others of the same minutes.
///
/// Shares are compared by normal approximations at 4 standard errors (one in 30 000), and never
/// below 1.5 times what is expected: a small difference is no reason to stop.
final class FiveMinutes {

  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final double ERRORS = 4;
  private static final double TIMES = 1.5;
  private static final int ENOUGH = 30;

  private final @Nullable Predicted predicted;
  private final double share;
  private @Nullable Instant ends;
  private long all;
  private long touched;
  private long failed;
  private long touchedFailed;
  private BigDecimal off = BigDecimal.ZERO;

  FiveMinutes(Optional<Predicted> predicted, BigDecimal share) {
    this.predicted = predicted.orElse(null);
    this.share = share.doubleValue();
  }

  Optional<Stop> take(Payment payment, boolean hit, BigDecimal money) {
    var end = ends;
    if (end == null) {
      end = payment.at().plus(PERIOD);
      ends = end;
    }
    var verdict = Optional.<Stop>empty();
    if (!payment.at().isBefore(end)) {
      verdict = judge(end);
      begin(payment.at().plus(PERIOD));
    }
    count(payment, hit, money);
    return verdict;
  }

  private void begin(Instant end) {
    ends = end;
    all = touched = failed = touchedFailed = 0;
    off = BigDecimal.ZERO;
  }

  private void count(Payment payment, boolean hit, BigDecimal money) {
    boolean bad = payment.status() == Payment.Status.FAILED;
    all++;
    failed += bad ? 1 : 0;
    if (hit) {
      touched++;
      touchedFailed += bad ? 1 : 0;
      off = off.add(money);
    }
  }

  private Optional<Stop> judge(Instant at) {
    var said = predicted;
    if (said != null && tooMany(said.hitRate() * share)) {
      return stop(
          at,
          "it hit %d of %d payments, and %.0f were foreseen"
              .formatted(touched, all, all * said.hitRate() * share));
    }
    if (said != null && touched >= ENOUGH) {
      var mean = off.divide(BigDecimal.valueOf(touched), 2, RoundingMode.HALF_UP);
      if (mean.doubleValue() > TIMES * said.perPayment().doubleValue()) {
        return stop(
            at,
            "it took %s off a payment on average, and %s was foreseen"
                .formatted(mean.toPlainString(), said.perPayment().toPlainString()));
      }
    }
    return failing()
        ? stop(
            at,
            "of %d payments that it touched %d failed; of %d others %d"
                .formatted(touched, touchedFailed, all - touched, failed - touchedFailed))
        : Optional.empty();
  }

  private boolean tooMany(double foreseen) {
    double expected = all * foreseen;
    double error = Math.sqrt(Math.max(expected * (1 - foreseen), 1));
    return touched > TIMES * expected + 1 && touched - expected > ERRORS * error;
  }

  private boolean failing() {
    long others = all - touched;
    if (touched < ENOUGH || others < ENOUGH) {
      return false;
    }
    double here = (double) touchedFailed / touched;
    double there = (double) (failed - touchedFailed) / others;
    double pooled = (double) failed / all;
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / touched + 1.0 / others));
    return here > TIMES * there && here - there > ERRORS * error;
  }

  private static Optional<Stop> stop(Instant at, String why) {
    return Optional.of(new Stop("five-minutes", at, why));
  }
}
