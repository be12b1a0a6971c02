package fengsui.lab.drill;

import fengsui.lab.LaboratoryException;
import fengsui.lab.garrison.IncidentSeen;
import java.time.Instant;
import java.util.List;

/// What else happens in a rehearsal while the fault lasts and the verdict is known.
interface Interlude {
  Interlude NONE = (_, _) -> {};

  void play(Timeline timeline, List<String> problems)
      throws LaboratoryException, InterruptedException;

  /// After all: looks at what it did.
  default void look(Ending ending, List<String> problems)
      throws LaboratoryException, InterruptedException {}

  /// How it ended.
  ///
  /// @param ended when the fault ended
  /// @param incidents those that it caused
  /// @param recovered whether there was a recovery to see; else the fault has only just ended
  record Ending(
      Timeline timeline, Instant ended, List<IncidentSeen> incidents, boolean recovered) {}
}
