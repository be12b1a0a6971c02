package fengsui.series.events;

/// What is usual for a series, as a bound that holds while nothing is wrong, and how much each
/// observation speaks for a change that breaks it, for a number of sizes of change at once.
///
/// Immutable, so that any number of series may share one; and it may differ from step to step, if
/// it was known before the step.
public sealed interface Usual permits UsualShare, UsualCount {

  /// How many sizes of change are looked for at once.
  int SIZES = 12;

  /// Adds an observation to one series' evidence, which begins at `from`, and returns its sum.
  ///
  /// @throws IllegalArgumentException if such an observation cannot be
  double after(double observed, double[] evidence, int from);
}
