package fengsui.series.events;

import java.time.Duration;

/// How many false alarms a whole fleet of series may raise, while nothing is wrong, in so many
/// steps of all its series together. A step is one event, or one tick of a count.
///
/// The evidence of a quiet series grows by one a step in expectation, and an alarm consumes at
/// least the threshold of it; so quiet series raise at most steps/threshold alarms in expectation,
/// in whatever way the steps are spread over them. More series cost ln M of evidence, not more.
///
/// @param falseAlarms how many are allowed, in expectation
/// @param steps in so many steps of all series together
public record Budget(double falseAlarms, double steps) {

  public Budget {
    if (!(falseAlarms > 0) || !(steps >= falseAlarms) || Double.isInfinite(steps)) {
      throw new IllegalArgumentException(
          "false alarms must be over 0 and at most the steps, but are %s in %s"
              .formatted(falseAlarms, steps));
    }
  }

  /// One false alarm in `horizon` over `series` series, each with `perSecond` steps a second.
  public static Budget one(Duration horizon, long series, double perSecond) {
    return new Budget(1, horizon.toSeconds() * (double) series * perSecond);
  }

  /// The evidence at which an alarm is raised.
  public double threshold() {
    return steps / falseAlarms;
  }
}
