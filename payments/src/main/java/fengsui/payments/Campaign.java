package fengsui.payments;

import fengsui.model.Change;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A change of kind `campaign`, with what it gives.
///
/// @param label what the payer sees, such as 政府补贴
/// @param value of a percentage the fraction of the amount (0.20 is 20 %), of an amount money off
/// @param cap the most money off one payment; nothing if there is none
public record Campaign(
    Change change, Type type, String label, BigDecimal value, @Nullable BigDecimal cap) {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");

  /// What `value` counts.
  public enum Type {
    PERCENT,
    AMOUNT
  }

  /// Returns what `change` gives, or nothing if it is of another kind.
  ///
  /// @throws IllegalArgumentException naming the field that a campaign lacks or gets wrong
  public static Optional<Campaign> of(Change change) {
    return change.kind().equals("campaign") ? Optional.of(read(change)) : Optional.empty();
  }

  private static Campaign read(Change change) {
    return new Campaign(
        change,
        type(field(change, "type")),
        field(change, "label"),
        decimal("value", field(change, "value")),
        change.fields().containsKey("cap") ? decimal("cap", field(change, "cap")) : null);
  }

  /// The change's id, which payments carry as their campaign.
  public String id() {
    return change.id();
  }

  /// The scenes it is for: those its author meant, else those it is set to; empty is all.
  public Set<String> scenes() {
    var intent = change.intent();
    return intent != null && !intent.scenes().isEmpty() ? intent.scenes() : change.scope().scenes();
  }

  /// The most money off one payment, by the field or by what its author meant; nothing if neither
  /// says so.
  public @Nullable BigDecimal most() {
    var meant = change.intent() == null ? null : change.intent().maxPerPayment();
    if (cap == null || meant == null) {
      return cap == null ? meant : cap;
    }
    return cap.min(meant);
  }

  /// The money off per minute that its author expects; 0 where that was not said.
  double perMinute() {
    var intent = change.intent();
    return intent == null || intent.ratePerMinute() == null
        ? 0
        : intent.ratePerMinute().doubleValue();
  }

  private static Type type(String text) {
    return Arrays.stream(Type.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> wrong("type", "must be percent or amount, but is " + text));
  }

  private static BigDecimal decimal(String name, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw wrong(name, "must be a decimal like 0.20, but is " + text);
    }
    return new BigDecimal(text);
  }

  private static String field(Change change, String name) {
    var value = change.fields().get(name);
    if (value == null || value.isBlank()) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  private static IllegalArgumentException wrong(String name, String problem) {
    return new IllegalArgumentException("fields." + name + " " + problem);
  }
}
