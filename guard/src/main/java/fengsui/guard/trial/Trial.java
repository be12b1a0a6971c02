package fengsui.guard.trial;

import fengsui.guard.Predicted;
import fengsui.model.Change;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One change that reaches people, judged by the payments as they come. The times are the
/// payments'; for one thread.
public final class Trial {

  private final Change change;
  private final Invariants invariants;
  private final Optional<Predicted> predicted;
  private @Nullable Burning burning;
  private FiveMinutes fiveMinutes;

  /// @param predicted what the guard foresaw; without it the money cannot be judged, only rates
  /// @param share of the people that it reaches now
  /// @param spent what it took off before, as far as that counts towards its budget
  public Trial(Change change, Optional<Predicted> predicted, BigDecimal share, BigDecimal spent) {
    this.change = change;
    this.invariants = new Invariants(change, spent);
    this.predicted = predicted;
    this.burning = burning(share);
    this.fiveMinutes = new FiveMinutes(predicted, share);
  }

  private @Nullable Burning burning(BigDecimal share) {
    return predicted.map(said -> new Burning(said, share)).orElse(null);
  }

  /// It reaches another share of the people from now on; what it spent stays spent.
  public void reach(BigDecimal share) {
    burning = burning(share);
    fiveMinutes = new FiveMinutes(predicted, share);
  }

  /// Takes a payment, and says if the change must stop.
  public Optional<Stop> take(Payment payment) {
    if (payment.refund()) {
      return Optional.empty();
    }
    var off = off(payment);
    boolean touched = off.signum() > 0 || change.id().equals(payment.config());
    var breaker = burning;
    return Stream.<Optional<Stop>>of(
            touched ? invariants.take(payment, off) : Optional.empty(),
            breaker == null || off.signum() == 0
                ? Optional.empty()
                : breaker.take(payment.at(), off),
            fiveMinutes.take(payment, touched, off))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private BigDecimal off(Payment payment) {
    var sum = BigDecimal.ZERO;
    for (var discount : payment.discounts()) {
      if (change.id().equals(discount.campaign())) {
        sum = sum.add(discount.amount());
      }
    }
    return sum;
  }
}
