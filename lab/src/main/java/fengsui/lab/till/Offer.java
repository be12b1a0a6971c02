package fengsui.lab.till;

import fengsui.model.Change;
import fengsui.model.Payment.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a campaign really does at the tills, whatever its author meant.
///
/// @param campaign the id that its discounts carry; null: they carry none
/// @param percent whether `value` is a fraction of the amount rather than money
/// @param cap the most money off one payment; null: none
/// @param scenes where it applies; empty is everywhere
/// @param regions where it applies; empty is everywhere
/// @param share of the people there who get it, over 0 and at most 1
/// @param ramp from `from` on its share grows from nothing to `share` in this many seconds
public record Offer(
    @Nullable String campaign,
    String label,
    boolean percent,
    BigDecimal value,
    @Nullable BigDecimal cap,
    Set<String> scenes,
    Set<String> regions,
    double share,
    Instant from,
    Instant to,
    int ramp) {

  public Offer {
    scenes = Set.copyOf(scenes);
    regions = Set.copyOf(regions);
  }

  /// What the tills make of a change: its fields in its scope, for the time its author gave.
  public static Offer of(Change change) {
    var fields = change.fields();
    var intent = change.intent();
    var from = intent == null || intent.from() == null ? change.at() : intent.from();
    var to = intent == null || intent.to() == null ? Instant.MAX : intent.to();
    return new Offer(
        change.id(),
        fields.getOrDefault("label", change.id()),
        "percent".equals(fields.get("type")),
        new BigDecimal(fields.getOrDefault("value", "0")),
        fields.containsKey("cap") ? new BigDecimal(fields.get("cap")) : null,
        change.scope().scenes(),
        change.scope().regions(),
        change.scope().share().doubleValue(),
        from,
        to,
        0);
  }

  /// What it takes off a payment; nothing where it does not apply.
  ///
  /// @param left to pay after other discounts
  /// @param luck of the payer, from 0 to 1
  Optional<Discount> on(
      Instant at, String scene, String region, BigDecimal amount, BigDecimal left, double luck) {
    if (luck >= shareAt(at)
        || !(scenes.isEmpty() || scenes.contains(scene))
        || !(regions.isEmpty() || regions.contains(region))) {
      return Optional.empty();
    }
    var off = off(amount).min(left);
    return off.signum() > 0 ? Optional.of(new Discount(label, campaign, off)) : Optional.empty();
  }

  /// The same at another time.
  public Offer during(Instant start, Instant end) {
    return new Offer(
        campaign, label, percent, value, cap, scenes, regions, share, start, end, ramp);
  }

  /// Whether it is live at `at`.
  public boolean at(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  private double shareAt(Instant at) {
    if (!at(at)) {
      return 0;
    }
    long seconds = at.getEpochSecond() - from.getEpochSecond();
    return seconds >= ramp ? share : share * seconds / ramp;
  }

  private BigDecimal off(BigDecimal amount) {
    var off = percent ? amount.multiply(value).setScale(2, RoundingMode.HALF_UP) : value;
    return off.min(cap == null ? amount : cap);
  }
}
