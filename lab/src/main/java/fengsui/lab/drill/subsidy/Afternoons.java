package fengsui.lab.drill.subsidy;

import fengsui.lab.till.Offer;
import fengsui.model.Change;
import java.util.List;

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
}
