package fengsui.agent.rounds;

import fengsui.model.Observation;
import fengsui.model.Target;
import java.util.List;

/// Looks at one target.
@FunctionalInterface
public interface Probing {

  /// Returns what was seen: the target's own stages first, then those of its controls.
  ///
  /// @throws InterruptedException if the agent stops first: half a look is none
  List<Observation> look(Target target) throws InterruptedException;
}
