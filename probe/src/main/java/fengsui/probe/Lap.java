package fengsui.probe;

import fengsui.model.Ending;
import fengsui.model.Step;

/// One stage's step and when it ran, on the clock of [System#nanoTime].
record Lap(Step step, long fromNanos, long toNanos) {

  Lap with(Step other) {
    return new Lap(other, fromNanos, toNanos);
  }

  /// Whether a RST ended it.
  boolean byReset() {
    var ending = step.evidence().ending();
    return ending == Ending.REFUSED_BY_RST || ending == Ending.RESET;
  }
}
