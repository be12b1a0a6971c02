package fengsui.series.points;

/// From which score on a point is told.
///
/// Both were chosen on every second KPI of AIOps 2018 (docs/series.md), and serve every series.
///
/// @param score over 0
public record Sensitivity(double score) {

  /// As much as F1 of the official protocol wants: about one false alarm a day and series.
  public static final Sensitivity KEEN = new Sensitivity(1);

  /// For people who are woken: about one false alarm in four days and series.
  public static final Sensitivity CALM = new Sensitivity(1.75);

  public Sensitivity {
    if (!(score > 0) || Double.isInfinite(score)) {
      throw new IllegalArgumentException("sensitivity must be over 0, but is " + score);
    }
  }
}
