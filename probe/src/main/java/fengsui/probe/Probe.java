package fengsui.probe;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Target;
import org.jspecify.annotations.Nullable;

/// One probe that was run: of the target (`pair` is null) or of a control.
///
/// @param trail null if the name could not be resolved, or only that was asked
record Probe(
    @Nullable ControlPair pair, Target target, Asked asked, Answered first, @Nullable Trail trail) {

  boolean ok() {
    return first.ok() && (trail == null || trail.ok());
  }

  Probe with(Trail other) {
    return new Probe(pair, target, asked, first, other);
  }

  /// Whether it asked for the target's name in another way, and nothing else.
  boolean isOfName() {
    return pair != null && (pair.varies() == Factor.RESOLVER || pair.varies() == Factor.TRANSPORT);
  }
}
