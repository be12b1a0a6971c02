package fengsui.series.points;

import java.util.List;
import java.util.Optional;

/// Watches one series of points, strictly causally: each is judged when it arrives, by earlier ones
/// alone, and cannot be called back.
///
/// A point's surprise is its distance from the level of the last ten or so. What it is worth is how
/// far that lies beyond all surprises near the same time of the last three days, in units of what
/// the series does on half of its half-days. So each series, smooth or ragged, seasonal or not, has
/// about the same rate of false alarms without being told what it is. The idea of comparing with
/// the surprises of the same time of day is FluxEV's (Li et al., WSDM 2021).
///
/// Missing points and NaN teach nothing. After a gap of an hour or more the level begins anew. A
/// series that does nothing but alarm for hours has changed for good: its scale is learnt anew. One
/// writer at a time; state is bounded by three seasons.
public final class PointWatch {

  /// Beyond this, values are refused.
  public static final double LARGEST = 1e30;

  private static final double PACE = 0.14;
  private static final double MOST_SCORE = 1e6;
  private static final int SILENCE = 4;
  private static final int LONG_GAP = 3_600;
  private static final double HOURS_OF_ALARM = 4;

  private static final long NEVER = Long.MIN_VALUE / 4;

  private final Grid grid;
  private final Sensitivity sensitivity;
  private final Season season;
  private final Scale scale;
  private long origin;
  private long last = NEVER;
  private long told = NEVER;
  private double level = Double.NaN;
  private double alarming;

  /// Begins knowing nothing.
  ///
  /// @param step seconds between points
  public PointWatch(int step, Sensitivity sensitivity) {
    this.grid = new Grid(step);
    this.sensitivity = sensitivity;
    this.season = new Season(grid.season());
    this.scale = new Scale(grid.season());
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
    pass(slot);
    var judged = judge(at, slot, value);
    last = slot;
    return Optional.of(judged);
  }

  /// Makes the ring quiet where points are missing.
  private void pass(long slot) {
    if (Double.isNaN(level)) {
      return;
    }
    var missing = slot - last - 1;
    var horizon = (long) Season.SEASONS * grid.season() + 1;
    for (var i = Math.max(last + 1, slot - horizon); i < slot; i++) {
      season.put(i, 0);
    }
    if (missing * grid.step() >= LONG_GAP && missing > 3) {
      level = Double.NaN;
    }
  }

  private Judged judge(long at, long slot, double value) {
    if (Double.isNaN(level)) {
      level = value;
    }
    var expected = level;
    var surprise = value - level;
    var band = season.around(slot);
    var beyond = band.beyond(surprise);
    var unit = scale.unit(expected);
    var score = Math.min(MOST_SCORE, Math.abs(beyond) / unit);
    var slack = unit * sensitivity.score();
    var judged =
        new Judged(
            at,
            value,
            expected,
            expected + band.least() - slack,
            expected + band.most() + slack,
            score,
            told(slot, score));
    learn(slot, surprise, beyond, score);
    return judged;
  }

  private boolean told(long slot, double score) {
    if (score < sensitivity.score() || slot - told <= SILENCE) {
      return false;
    }
    told = slot;
    return true;
  }

  private void learn(long slot, double surprise, double beyond, double score) {
    season.put(slot, surprise);
    scale.learn(surprise, beyond);
    level += PACE * surprise;
    var memory = Math.max(12, HOURS_OF_ALARM * 3_600 / grid.step());
    alarming += ((score >= sensitivity.score() ? 1 : 0) - alarming) / memory;
    if (alarming > 0.5) {
      scale.forget();
      alarming = 0;
    }
  }

  /// Returns all that is known, to be kept or moved.
  public Saved save() {
    return new Saved(grid.step(), origin, last, told, level, alarming, season.save(), scale.save());
  }

  /// Returns a watch that goes on where [#save] was called.
  public static PointWatch restore(Saved saved, Sensitivity sensitivity) {
    var watch = new PointWatch(saved.step(), sensitivity);
    watch.origin = saved.origin();
    watch.last = saved.last();
    watch.told = saved.told();
    watch.level = saved.level();
    watch.alarming = saved.alarming();
    watch.season.restore(saved.surprises());
    watch.scale.restore(saved.scale());
    return watch;
  }

  /// All that is known of a series.
  ///
  /// @param level NaN if nothing is known of it yet
  public record Saved(
      int step,
      long origin,
      long last,
      long told,
      double level,
      double alarming,
      List<Float> surprises,
      List<Double> scale) {

    public Saved {
      surprises = List.copyOf(surprises);
      scale = List.copyOf(scale);
    }
  }
}
