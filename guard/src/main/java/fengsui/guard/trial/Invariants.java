package fengsui.guard.trial;

import fengsui.model.Change;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.util.Optional;

/// What no payment may show, judged at the first that does: a scene or region the change is not
/// for, more off than its author allows, or more in all than its budget.
final class Invariants {

  private final Change change;
  private BigDecimal spent;

  Invariants(Change change, BigDecimal spent) {
    this.change = change;
    this.spent = spent;
  }

  Optional<Stop> take(Payment payment, BigDecimal off) {
    if (payment.status() == Payment.Status.SUCCESS) {
      spent = spent.add(off);
    }
    var scope = change.scope();
    var intent = change.intent();
    if (off.signum() > 0
        && !scope.scenes().isEmpty()
        && !scope.scenes().contains(payment.scene())) {
      return stop(payment, "it reached the scene " + payment.scene() + ", where it is not set");
    }
    if (intent == null) {
      return Optional.empty();
    }
    if (off.signum() > 0
        && !intent.scenes().isEmpty()
        && !intent.scenes().contains(payment.scene())) {
      return stop(payment, "it reached the scene " + payment.scene() + ", which it is not for");
    }
    var most = intent.maxPerPayment();
    if (most != null && off.compareTo(most) > 0) {
      return stop(
          payment,
          "it took %s off one payment, and its author allows %s"
              .formatted(off.toPlainString(), most.toPlainString()));
    }
    var budget = intent.budget();
    return budget != null && spent.compareTo(budget) > 0
        ? stop(
            payment,
            "it took off %s, and its budget is %s"
                .formatted(spent.toPlainString(), budget.toPlainString()))
        : Optional.empty();
  }

  private static Optional<Stop> stop(Payment payment, String why) {
    return Optional.of(new Stop("invariant", payment.at(), why));
  }
}
