package fengsui.series.points;

import java.util.List;
import java.util.Optional;

/// Watches one series of points, strictly causally: each is judged when it arrives, by earlier ones
/// alone, and cannot be called back.
///
/// A point surprises by its distance from the level of the last ten points or so, and five points
/// surprise by the distance of their mean from the level before them. What a surprise is worth is
/// how far it lies beyond all surprises near the same time of the last three days, in units of what
/// the series does on half of its half-days in that direction. So each series, smooth or ragged,
/// seasonal or not, has about the same rate of false alarms without being told what it is. To
/// compare with the surprises of the same time of day is FluxEV's idea (Li et al., WSDM 2021).
///
/// Missing points and NaN teach nothing. After a gap of an hour or more the level begins anew. A
/// series that does little but alarm for most of a day has changed for good: its scale is learnt
/// anew. State is bounded by three seasons. One writer at a time.
public final class PointWatch {

  /// Beyond this, values are refused.
  public static final double LARGEST = 1e30;

  private static final double OF_DRIFT = 0.7;
  private static final double MOST_SCORE = 1e6;
  private static final int SILENCE = 4;
  private static final int LONG_GAP = 3_600;
  private static final int PATIENCE = 24 * 3_600;
  private static final long NEVER = Long.MIN_VALUE / 4;

  private final Grid grid;
  private final Sensitivity sensitivity;
  private final Level level = new Level();
  private final View single;
  private final View drift;
  private long origin;
  private long last = NEVER;
  private long told = NEVER;
  private double abnormal;

  /// Begins knowing nothing.
  ///
  /// @param step seconds between points
  public PointWatch(int step, Sensitivity sensitivity) {
    this.grid = new Grid(step);
    this.sensitivity = sensitivity;
    this.single = new View(grid.season());
    this.drift = new View(grid.season());
  }

  /// Returns the distance in seconds that most of the ascending `times` have, or 0 if none ascends.
  public static long stepOf(long... times) {
    return Grid.stepOf(times);
  }

  /// Judges the point of `at` (epoch seconds), or returns nothing if it says nothing: if it is NaN
  /// or not later than the last.
  ///
  /// @throws IllegalArgumentException if the value is infinite or beyond [#LARGEST]
  public Optional<Judged> observe(long at, double value) {
    if (Math.abs(value) > LARGEST) {
      throw new IllegalArgumentException(
          "a value must be within ±%s, but is %s".formatted(LARGEST, value));
    }
    if (last == NEVER) {
      origin = at;
    }
    var slot = grid.slot(at - origin);
    if (Double.isNaN(value) || slot <= last) {
      return Optional.empty();
    }
    skipTo(slot);
    last = slot;
    return Optional.of(judge(at, slot, value));
  }

  private void skipTo(long slot) {
    if (!level.known()) {
      return;
    }
    var horizon = (Season.SEASONS + 1L) * grid.season();
    for (var missing = Math.max(last + 1, slot - horizon); missing < slot; missing++) {
      single.skip(missing);
      drift.skip(missing);
    }
    var missing = slot - last - 1;
    if (missing > 3 && missing * grid.step() >= LONG_GAP) {
      level.forget();
    }
  }

  private Judged judge(long at, long slot, double value) {
    var expected = level.known() ? level.now() : value;
    var surprise = value - expected;
    var ofOne = single.look(slot, surprise, expected);
    var moved = level.drift(value);
    var ofFive = drift.look(slot, moved, expected);
    single.learn(slot, surprise, ofOne.beyond());
    drift.learn(slot, moved, ofFive.beyond());
    level.learn(value);
    var score = Math.min(MOST_SCORE, Math.max(ofOne.score(), OF_DRIFT * ofFive.score()));
    learn(score);
    var low = expected + ofOne.low();
    return new Judged(at, value, expected, low, expected + ofOne.high(), score, tell(slot, score));
  }

  private boolean tell(long slot, double score) {
    if (score < sensitivity.score() || slot - told <= SILENCE) {
      return false;
    }
    told = slot;
    return true;
  }

  private void learn(double score) {
    var memory = Math.max(12, PATIENCE / grid.step());
    abnormal += ((score >= 1 ? 1 : 0) - abnormal) / memory;
    if (abnormal > 0.5) {
      single.forget();
      drift.forget();
      abnormal = 0;
    }
  }

  /// Returns all that is known, to be kept or moved.
  public Saved save() {
    return new Saved(
        grid.step(), origin, last, told, abnormal, level.save(), single.save(), drift.save());
  }

  /// Returns a watch that goes on where [#save] was called.
  public static PointWatch restore(Saved saved, Sensitivity sensitivity) {
    var watch = new PointWatch(saved.step(), sensitivity);
    watch.origin = saved.origin();
    watch.last = saved.last();
    watch.told = saved.told();
    watch.abnormal = saved.abnormal();
    watch.level.restore(saved.level());
    watch.single.restore(saved.single());
    watch.drift.restore(saved.drift());
    return watch;
  }

  /// All that is known of a series.
  public record Saved(
      int step,
      long origin,
      long last,
      long told,
      double abnormal,
      List<Double> level,
      View.Saved single,
      View.Saved drift) {}
}
