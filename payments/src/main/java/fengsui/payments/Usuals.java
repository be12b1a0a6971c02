package fengsui.payments;

import fengsui.series.events.Budget;
import fengsui.series.events.UsualShare;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// What share is usual at most, by what was taught.
///
/// The bound is the largest upper end of Wilson's interval (four standard deviations) of the hour
/// of the day and its neighbours, each drawn towards the whole day's share, times a margin for what
/// one history cannot know.
final class Usuals {

  private static final double DEVIATIONS = 4;

  /// As many payments of the whole day's share stand beside an hour's own.
  private static final double PRIOR = 1000;

  /// So many payments of an hour say by themselves what its share is.
  private static final long TELLING = 30;

  /// The same where a share is expected rather than bounded.
  private static final double WEIGHT = 50;

  /// Above this a larger share is no news.
  private static final double MOST = 0.9;

  static final double LEAST = 1e-6;
  private static final double STEPS = 16;

  private final DoubleSupplier margin;
  private final Map<Long, UsualShare> made = new HashMap<>();

  Usuals(DoubleSupplier margin) {
    this.margin = margin;
  }

  double margin() {
    return margin.getAsDouble();
  }

  /// Returns what looks for more than usual in `hour`; nothing if nothing can be said yet.
  @Nullable UsualShare of(long[] hits, long[] among, int hour, double threshold) {
    double bound = bound(hits, among, hour);
    if (bound > MOST) {
      return null;
    }
    long step = (long) Math.ceil(Math.log(bound) / Math.log(2) * STEPS);
    double share = Math.min(MOST, Math.exp(step / STEPS * Math.log(2)));
    return made.computeIfAbsent(
        step * 2 + (threshold > Watch.THRESHOLD_FOR_ALL ? 1 : 0),
        any -> UsualShare.atMost(share, new Budget(1, threshold)));
  }

  /// The share that is usual at most; 1 if nothing was taught.
  double bound(long[] hits, long[] among, int hour) {
    long allHits = sum(hits);
    long all = sum(among);
    if (all == 0) {
      return 1;
    }
    double share = (double) allHits / all;
    double prior = Math.min(PRIOR, (double) all);
    double most = LEAST;
    for (int near = hour + Counter.HOURS - 1; near <= hour + Counter.HOURS + 1; near++) {
      int at = near % Counter.HOURS;
      if (among[at] > 0) {
        most = Math.max(most, upper(hits[at] + prior * share, among[at] + prior));
      }
      if (among[at] >= TELLING) {
        most = Math.max(most, (double) hits[at] / among[at]);
      }
    }
    double bound = most > LEAST ? most : upper((double) allHits, (double) all);
    return Math.min(1, margin() * bound);
  }

  /// The share to expect in one place with the margin: what was taught of it around `hour`, drawn
  /// towards its whole day, and that towards `everywhere`.
  double share(Watch watch, Place place, int hour, double everywhere) {
    var hits = watch.taught();
    var among = place.taught();
    double day = (sum(hits) + WEIGHT * everywhere) / (sum(among) + WEIGHT);
    double nearHits = WEIGHT * day;
    double near = WEIGHT;
    for (int at = hour + Counter.HOURS - 1; at <= hour + Counter.HOURS + 1; at++) {
      nearHits += hits[at % Counter.HOURS];
      near += among[at % Counter.HOURS];
    }
    return Math.min(1, margin() * nearHits / near);
  }

  /// The share that was seen in `hour`, or all day if the hour was not.
  static double seen(long[] hits, long[] among, int hour) {
    return among[hour] > 0
        ? (double) hits[hour] / among[hour]
        : (double) sum(hits) / Math.max(1, sum(among));
  }

  static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private static double upper(double hits, double all) {
    double z = DEVIATIONS * DEVIATIONS;
    double share = hits / all;
    return (share
            + z / (2 * all)
            + DEVIATIONS * Math.sqrt((share * (1 - share) + z / (4 * all)) / all))
        / (1 + z / all);
  }
}
