package fengsui.lab.drill.subsidy;

import fengsui.lab.till.Offer;
import java.util.List;

/// What other parts of the laboratory may know of the afternoons.
public final class Afternoons {

  private Afternoons() {}

  /// What the tills take off on any day.
  public static List<Offer> usualOffers() {
    return Usual.offers();
  }
}
