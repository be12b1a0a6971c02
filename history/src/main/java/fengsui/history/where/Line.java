package fengsui.history.where;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One discount of one payment, or a payment without any: what conditions are asked of.
public record Line(Payment payment, @Nullable Discount discount) {

  /// Returns a line for each discount of `payment`, and one without discount if it has none.
  public static List<Line> of(Payment payment) {
    return payment.discounts().isEmpty()
        ? List.of(new Line(payment, null))
        : payment.discounts().stream().map(discount -> new Line(payment, discount)).toList();
  }
}
