package fengsui.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One payment as it was settled.
///
/// A refund is a payment whose amounts are negative.
///
/// @param at when it happened, by the payment system's clock
/// @param scene such as `purchase`, `transfer`, `bill`, `rent`
/// @param amount before discounts
/// @param paid after discounts
/// @param currency ISO 4217, such as `CNY`; all money of the payment is in it
/// @param merchant whom it went to, or their tier
/// @param user a hash, the same for all payments of one person
/// @param config the revision of the configuration that decided its discounts
public record Payment(
    String id,
    Instant at,
    String scene,
    BigDecimal amount,
    BigDecimal paid,
    String currency,
    List<Discount> discounts,
    @Nullable String merchant,
    @Nullable String region,
    @Nullable String channel,
    @Nullable String user,
    Status status,
    @Nullable String config) {

  public Payment {
    if (id.isBlank() || scene.isBlank()) {
      throw new IllegalArgumentException("a payment must have an id and a scene");
    }
    discounts = List.copyOf(discounts);
    if (paid.signum() * amount.signum() < 0) {
      throw new IllegalArgumentException("amount and paid must have the same sign");
    }
    for (var discount : discounts) {
      if (discount.amount().signum() != 0
          && discount.amount().signum() * (amount.signum() < 0 ? -1 : 1) < 0) {
        throw new IllegalArgumentException(
            "discount %s must have the sign of the amount, but is %s"
                .formatted(discount.label(), discount.amount().toPlainString()));
      }
    }
  }

  /// Whether money went back.
  public boolean refund() {
    return amount.signum() < 0;
  }

  /// Money off, in all.
  public BigDecimal discounted() {
    var sum = BigDecimal.ZERO;
    for (var discount : discounts) {
      sum = sum.add(discount.amount());
    }
    return sum;
  }

  /// Money off under one label.
  ///
  /// @param label what the payer sees, such as 政府补贴
  /// @param campaign the id of the change that gave it
  public record Discount(String label, @Nullable String campaign, BigDecimal amount) {

    public Discount {
      if (label.isBlank()) {
        throw new IllegalArgumentException("a discount must have a label");
      }
    }
  }

  /// How a payment ended.
  public enum Status implements Coded {
    SUCCESS("success"),
    FAILED("failed");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
