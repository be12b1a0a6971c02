package fengsui.series.events;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Watches many series of events, each numbered from 0, for changes of any size.
///
/// Each series is a few numbers, apart from all others: they may be spread over any number of
/// watches and moved between them by [#save] and [#restore] without any alarm changing. One writer
/// at a time.
public final class EventWatch {

  private static final int SIZES = Usual.SIZES;

  private final double threshold;
  private final double[] evidence;

  /// Begins with no evidence.
  ///
  /// @param series how many are watched here; `budget` is that of the whole fleet
  public EventWatch(int series, Budget budget) {
    if (series < 1 || series > Integer.MAX_VALUE / SIZES) {
      throw new IllegalArgumentException("series must be 1 or more, but are " + series);
    }
    this.threshold = budget.threshold();
    this.evidence = new double[series * SIZES];
  }

  /// Takes one observation, and returns whether it raises an alarm, after which the series begins
  /// anew.
  ///
  /// @param usual what was known to be usual before the observation
  public boolean observe(int series, double observed, Usual usual) {
    return settle(series, usual.after(observed, evidence, series * SIZES));
  }

  /// Takes a batch of events whose order says nothing, as one step.
  public boolean observe(int series, long hits, long misses, UsualShare usual) {
    if (hits < 0 || misses < 0) {
      throw new IllegalArgumentException(
          "events must be 0 or more, but are %s and %s".formatted(hits, misses));
    }
    return settle(series, usual.afterAll(hits, misses, evidence, series * SIZES));
  }

  private boolean settle(int series, double sum) {
    if (sum < threshold) {
      return false;
    }
    Arrays.fill(evidence, series * SIZES, (series + 1) * SIZES, 0);
    return true;
  }

  /// How much speaks for a change now: 1 is what an alarm takes.
  public double suspicion(int series) {
    return Arrays.stream(evidence, series * SIZES, (series + 1) * SIZES).sum() / threshold;
  }

  /// Returns what is known of a series, to be kept or moved.
  public Saved save(int series) {
    return new Saved(
        Arrays.stream(evidence, series * SIZES, (series + 1) * SIZES).boxed().toList());
  }

  /// Puts back what [#save] gave.
  public void restore(int series, Saved saved) {
    var at = series * SIZES;
    for (var value : saved.evidence()) {
      evidence[at++] = value;
    }
  }

  /// All that is known of a series.
  ///
  /// @param evidence for each size of change
  public record Saved(List<Double> evidence) {

    public Saved {
      evidence = List.copyOf(evidence);
      var sound = evidence.stream().allMatch(it -> it >= 0 && Double.isFinite(it));
      if (evidence.size() != SIZES || !sound) {
        throw new IllegalArgumentException(
            "evidence must be %d numbers of 0 or more, but is %s".formatted(SIZES, evidence));
      }
    }

    /// A series of which nothing is known yet.
    public static Saved nothing() {
      return new Saved(DoubleStream.generate(() -> 0).limit(SIZES).boxed().toList());
    }
  }
}
