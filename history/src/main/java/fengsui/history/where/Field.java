package fengsui.history.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a condition may ask about. Its name in lower case is its column, too.
public enum Field {
  ID(Kind.TEXT),
  AT(Kind.TIME),
  SCENE(Kind.TEXT),
  AMOUNT(Kind.MONEY),
  PAID(Kind.MONEY),
  CURRENCY(Kind.TEXT),
  LABEL(Kind.TEXT),
  CAMPAIGN(Kind.TEXT),
  /// The money off under this label.
  DISCOUNT(Kind.MONEY),
  MERCHANT(Kind.TEXT),
  REGION(Kind.TEXT),
  CHANNEL(Kind.TEXT),
  USER(Kind.TEXT),
  STATUS(Kind.TEXT),
  CONFIG(Kind.TEXT);

  private final Kind kind;

  Field(Kind kind) {
    this.kind = kind;
  }

  /// What its values are.
  enum Kind {
    TEXT,
    MONEY,
    TIME
  }

  static Optional<Field> named(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /// Returns the attribute of this name, if there is one and it is text.
  public static Optional<Field> ofText(String word) {
    return named(word).filter(field -> field.kind == Kind.TEXT);
  }

  /// Its name in conditions.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Kind kind() {
    return kind;
  }

  /// Returns text, [java.math.BigDecimal] or [Instant], or nothing if the payment does not say.
  public @Nullable Object in(Line line) {
    var payment = line.payment();
    var discount = line.discount();
    return switch (this) {
      case ID -> payment.id();
      case AT -> moment(payment.at());
      case SCENE -> payment.scene();
      case AMOUNT -> payment.amount();
      case PAID -> payment.paid();
      case CURRENCY -> payment.currency();
      case LABEL -> discount == null ? null : discount.label();
      case CAMPAIGN -> discount == null ? null : discount.campaign();
      case DISCOUNT -> discount == null ? null : discount.amount();
      case MERCHANT -> payment.merchant();
      case REGION -> payment.region();
      case CHANNEL -> payment.channel();
      case USER -> payment.user();
      case STATUS -> payment.status().code();
      case CONFIG -> payment.config();
    };
  }

  /// Returns `at` to the microsecond, as it is stored.
  public static Instant moment(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
