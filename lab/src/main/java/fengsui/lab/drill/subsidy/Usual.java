package fengsui.lab.drill.subsidy;

import fengsui.lab.till.Offer;
import fengsui.model.Change;
import fengsui.model.Change.Intent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is always so at the tills: campaigns that are registered, and labels that never were.
final class Usual {

  /// Midnight in Beijing of the day that teaches; the afternoons are of the day after.
  static final Instant DAY = Instant.parse("2025-01-14T16:00:00Z");

  private static final Instant LONG_AGO = DAY.minus(Duration.ofDays(30));
  private static final Instant FAR_OFF = DAY.plus(Duration.ofDays(30));

  private Usual() {}

  /// A time of the afternoon's day.
  static Instant at(int hour, int minute) {
    return DAY.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(hour * 60L + minute));
  }

  static List<Change> campaigns() {
    return List.of(
        percent("C-food", "美食券", "0.10", "5.00", Set.of("food"), "1"),
        amount("C-bus", "出行立减", "1.00", Set.of("transport")),
        percent("C-new", "新人礼", "0.30", "8.00", Set.of(), "0.02"),
        percent("C-gov", "政府补贴", "0.15", "500.00", Set.of("appliance"), "0.9"));
  }

  static List<Offer> offers() {
    var all = new ArrayList<Offer>();
    campaigns().forEach(campaign -> all.add(Offer.of(campaign)));
    all.add(offer(null, "会员折扣", true, "0.02", "10", Set.of(), 0.10));
    all.add(offer("M-1", "商户立减", false, "2.00", null, Set.of("purchase", "food"), 0.05));
    return all;
  }

  private static Offer offer(
      @Nullable String campaign,
      String label,
      boolean percent,
      String value,
      @Nullable String cap,
      Set<String> scenes,
      double share) {
    return new Offer(
        campaign,
        label,
        percent,
        new BigDecimal(value),
        cap == null ? null : new BigDecimal(cap),
        scenes,
        Set.of(),
        share,
        LONG_AGO,
        FAR_OFF,
        0);
  }

  private static Change percent(
      String id, String label, String value, String cap, Set<String> scenes, String share) {
    var fields = Map.of("type", "percent", "label", label, "value", value, "cap", cap);
    var intent = intent(scenes, cap, LONG_AGO, FAR_OFF);
    return campaign(id, fields, scenes, share, intent);
  }

  private static Change amount(String id, String label, String value, Set<String> scenes) {
    var fields = Map.of("type", "amount", "label", label, "value", value);
    return campaign(id, fields, scenes, "1", intent(scenes, value, LONG_AGO, FAR_OFF));
  }

  static Intent intent(Set<String> scenes, String most, Instant from, Instant to) {
    return new Intent("drill", scenes, new BigDecimal(most), null, null, from, to);
  }

  static Change campaign(
      String id, Map<String, String> fields, Set<String> scenes, String share, Intent intent) {
    return new Change(
        id,
        "campaign",
        "marketing",
        intent.from() == null ? DAY : intent.from(),
        null,
        fields,
        new Change.Scope(scenes, Set.of(), new BigDecimal(share)),
        intent,
        List.of());
  }
}
