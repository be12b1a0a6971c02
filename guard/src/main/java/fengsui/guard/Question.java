package fengsui.guard;

import fengsui.model.Change;
import fengsui.payments.Campaign;
import java.util.List;
import java.util.Optional;

/// A campaign and all that is known about it, for the rules.
///
/// @param registered the campaigns that are planned or live
/// @param predicted nothing if there was no history
record Question(
    Campaign campaign,
    List<Campaign> registered,
    Siblings siblings,
    Past past,
    Optional<Predicted> predicted) {

  Change change() {
    return campaign.change();
  }
}
