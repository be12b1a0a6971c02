package fengsui.agent.health;

import fengsui.model.Outcome;

/// One thing that an agent knows of its own health.
///
/// @param id such as `self/clock`
/// @param ms the figure measured, never negative
/// @param wrong what is wrong, in a sentence; empty when nothing is
record Sign(String id, double ms, String wrong) {

  static Sign fine(String id, double ms) {
    return new Sign(id, ms, "");
  }

  boolean ok() {
    return wrong.isEmpty();
  }

  Outcome outcome() {
    return ok() ? Outcome.OK : new Outcome.Unclassified(wrong);
  }
}
