package fengsui.history;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Payments to ask about.
public final class Sample {

  public static final Instant START = Instant.parse("2025-01-16T06:40:00Z");

  private Sample() {}

  /// Returns a purchase of 100.00 CNY in Beijing, without discounts or with these.
  public static Payment payment(String id, String user, Discount... discounts) {
    return payment(id, START, "purchase", user, discounts);
  }

  public static Payment payment(
      String id, Instant at, String scene, @Nullable String user, Discount... discounts) {
    var off =
        List.of(discounts).stream().map(Discount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    var amount = new BigDecimal("100.00");
    return new Payment(
        id,
        at,
        scene,
        amount,
        amount.subtract(off),
        "CNY",
        List.of(discounts),
        null,
        "beijing",
        "app",
        user,
        Status.SUCCESS,
        "rev-1");
  }

  public static Discount off(String label, String amount) {
    return new Discount(label, "C-1", new BigDecimal(amount));
  }
}
