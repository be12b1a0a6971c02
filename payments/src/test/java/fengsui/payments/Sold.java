package fengsui.payments;

import fengsui.model.Change;
import fengsui.model.Change.Intent;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something for 100.00 that is sold again and again, to another person each time.
record Sold(String scene, String region, List<Discount> discounts, Status status) {

  static final Sold PLAIN = new Sold("purchase", "beijing", List.of(), Status.SUCCESS);

  private static final BigDecimal PRICE = new BigDecimal("100.00");

  Sold scene(String other) {
    return new Sold(other, region, discounts, status);
  }

  Sold region(String other) {
    return new Sold(scene, other, discounts, status);
  }

  Sold failing() {
    return new Sold(scene, region, discounts, Status.FAILED);
  }

  Sold off(String label, @Nullable String campaign, String amount) {
    var off = new Discount(label, campaign, new BigDecimal(amount));
    return new Sold(scene, region, List.of(off), status);
  }

  Payment at(String id, Instant at) {
    var paid = discounts.stream().map(Discount::amount).reduce(PRICE, BigDecimal::subtract);
    return new Payment(
        id, at, scene, PRICE, paid, "CNY", discounts, "shop", region, "app", "u" + id, status,
        null);
  }

  static Payment refund(Payment of) {
    var back =
        of.discounts().stream()
            .map(off -> new Discount(off.label(), off.campaign(), off.amount().negate()))
            .toList();
    return new Payment(
        of.id(),
        of.at(),
        of.scene(),
        of.amount().negate(),
        of.paid().negate(),
        of.currency(),
        back,
        of.merchant(),
        of.region(),
        of.channel(),
        of.user(),
        of.status(),
        of.config());
  }

  /// A percentage on one scene.
  static Change campaign(
      String id, String label, String value, String cap, String scene, Instant from, Instant to) {
    var fields = Map.of("type", "percent", "label", label, "value", value, "cap", cap);
    var intent = new Intent("x", Set.of(scene), new BigDecimal(cap), null, null, from, to);
    var scope = new Change.Scope(Set.of(scene), Set.of(), BigDecimal.ONE);
    return new Change(id, "campaign", "a", from, null, fields, scope, intent, List.of());
  }

  /// An amount on all scenes, with the money a minute that is expected.
  static Change planned(
      String id, String label, String value, String perMinute, Instant from, Instant to) {
    var fields = Map.of("type", "amount", "label", label, "value", value);
    var intent =
        new Intent("x", Set.of(), new BigDecimal(value), null, new BigDecimal(perMinute), from, to);
    return new Change(
        id, "campaign", "a", from, null, fields, Change.Scope.EVERYWHERE, intent, List.of());
  }
}
