package fengsui.probe;

import fengsui.model.Step;

/// One stage's step and when it ran, on the clock of [System#nanoTime].
record Lap(Step step, long fromNanos, long toNanos) {

  Lap with(Step other) {
    return new Lap(other, fromNanos, toNanos);
  }
}
