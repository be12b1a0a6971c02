package fengsui.series.events;

/// A count in one tick (requests, failures, payments in a second) whose mean is usually at most, or
/// at least, so much: Poisson, as counts of independent events are.
///
/// Changes are looked for as ratios of the usual mean. Where events come in clumps, bound the mean
/// of clumps, not of events.
public final class UsualCount implements Usual {

  private static final double[] RISES = {1.1, 1.2, 1.35, 1.6, 2, 2.7, 4, 6, 10, 20, 50, 200};
  private static final double[] FALLS = {
    0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.03, 0.001
  };
  private static final double MOST = Double.MAX_VALUE / SIZES;

  private final double[] slope = new double[SIZES];
  private final double[] drift = new double[SIZES];

  private UsualCount(double mean, double[] ratios) {
    if (!(mean > 0) || Double.isInfinite(mean)) {
      throw new IllegalArgumentException("a usual count must be over 0, but is " + mean);
    }
    for (var size = 0; size < SIZES; size++) {
      slope[size] = Math.log(ratios[size]);
      drift[size] = (ratios[size] - 1) * mean;
    }
  }

  /// A mean that is usually at most `mean`: rises are looked for.
  public static UsualCount atMost(double mean) {
    return new UsualCount(mean, RISES);
  }

  /// A mean that is usually at least `mean`: falls are looked for.
  public static UsualCount atLeast(double mean) {
    return new UsualCount(mean, FALLS);
  }

  @Override
  public double after(double observed, double[] evidence, int from) {
    if (!(observed >= 0) || Double.isInfinite(observed)) {
      throw new IllegalArgumentException("a count must be 0 or more, but is " + observed);
    }
    var sum = 0.0;
    for (var size = 0; size < SIZES; size++) {
      var factor = Math.exp(observed * slope[size] - drift[size]);
      var next = Math.min(MOST, (1.0 / SIZES + evidence[from + size]) * factor);
      evidence[from + size] = next;
      sum += next;
    }
    return sum;
  }
}
