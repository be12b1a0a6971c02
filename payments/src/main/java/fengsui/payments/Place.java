package fengsui.payments;

import fengsui.model.Payment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where payments happen: everywhere, or one value of one attribute.
final class Place extends Counter {

  /// Attributes of a payment by which it is placed.
  enum Attribute {
    ALL,
    SCENE,
    REGION,
    CHANNEL,
    MERCHANT;

    @Nullable String of(Payment payment) {
      return switch (this) {
        case ALL -> "";
        case SCENE -> payment.scene();
        case REGION -> payment.region();
        case CHANNEL -> payment.channel();
        case MERCHANT -> payment.merchant();
      };
    }

    /// The name in a scope.
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Attribute attribute;
  private final String value;
  private final int number;

  Place(Attribute attribute, String value, int number) {
    this.attribute = attribute;
    this.value = value;
    this.number = number;
  }

  Attribute attribute() {
    return attribute;
  }

  String value() {
    return value;
  }

  /// Counts from 0, over all attributes.
  int number() {
    return number;
  }
}
