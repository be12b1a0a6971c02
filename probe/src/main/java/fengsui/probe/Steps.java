package fengsui.probe;

import fengsui.model.Evidence;
import fengsui.probe.net.End;
import org.jspecify.annotations.Nullable;

/// What the stages' steps have in common.
final class Steps {

  private Steps() {}

  /// Returns `evidence` with how the stage ended, where that is known.
  static Evidence ended(Evidence evidence, @Nullable End end) {
    return end == null
        ? evidence
        : new Evidence(
            evidence.facts(),
            end.ending(),
            end.icmp(),
            evidence.packets(),
            evidence.contradictions(),
            evidence.control(),
            evidence.missing(),
            evidence.located());
  }
}
