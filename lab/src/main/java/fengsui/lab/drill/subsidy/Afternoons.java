package fengsui.lab.drill.subsidy;

import fengsui.lab.till.Offer;
import fengsui.model.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What other parts of the laboratory may know of the afternoons.
public final class Afternoons {

  private Afternoons() {}

  /// The campaigns that are registered on any day.
  public static List<Change> usualCampaigns() {
    return Usual.campaigns();
  }

  /// What the tills take off on any day.
  public static List<Offer> usualOffers() {
    return Usual.offers();
  }

  /// The same campaigns, a month old at `day` and with a month to go.
  public static List<Change> usualCampaigns(Instant day) {
    return Usual.campaigns().stream().map(change -> around(day, change)).toList();
  }

  /// What the tills take off at `day`.
  public static List<Offer> usualOffers(Instant day) {
    return Usual.offers().stream().map(offer -> offer.during(begin(day), end(day))).toList();
  }

  /// The campaign that went wrong on 2025-01-16, as its author registered it: for appliances.
  public static Change wrongCampaign(Instant day) {
    var fields = Map.of("type", "percent", "label", "政府补贴", "value", "0.20");
    var intent = Usual.intent(Set.of("appliance"), "500.00", begin(day), end(day));
    return Usual.campaign("C-wrong", fields, Set.of(), "1", intent);
  }

  private static Change around(Instant day, Change change) {
    var intent = Objects.requireNonNull(change.intent());
    var most = String.valueOf(intent.maxPerPayment());
    return new Change(
        change.id(),
        change.kind(),
        change.author(),
        begin(day),
        null,
        change.fields(),
        change.scope(),
        Usual.intent(intent.scenes(), most, begin(day), end(day)),
        List.of());
  }

  private static Instant begin(Instant day) {
    return day.minus(Duration.ofDays(30));
  }

  private static Instant end(Instant day) {
    return day.plus(Duration.ofDays(30));
  }
}
