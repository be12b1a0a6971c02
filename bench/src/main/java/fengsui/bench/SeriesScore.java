package fengsui.bench;

/// How well alarms match labels, by the official protocol of AIOps 2018 and by what people feel.
///
/// Official (iopsai/iops, evaluation.py): if any alarm is in the first eight points of a segment of
/// abnormal points, all of the segment counts as found, else none of it; every other alarmed point
/// is false; F1 over the points of all series together. Besides: how many segments were found
/// within eight points, and episodes of false alarms a day and series, where alarms at most ten
/// points apart are one and those within ten points of a segment are none.
final class SeriesScore {

  private static final int WITHIN = 8;
  private static final int NEAR = 10;
  private static final double DAY = 86_400;

  private long found;
  private long missed;
  private long falsely;
  private int segments;
  private int foundSegments;
  private int episodes;
  private double days;

  /// Adds the points of a series from `from` until before `to`.
  void add(LabelledSeries series, boolean[] alarmed, int from, int to) {
    days += (to - from) * (double) series.step() / DAY;
    var at = from;
    while (at < to) {
      at = series.abnormal(at) ? segment(series, alarmed, at, to) : single(alarmed, at);
    }
    episodes(series, alarmed, from, to);
  }

  private int single(boolean[] alarmed, int at) {
    falsely += alarmed[at] ? 1 : 0;
    return at + 1;
  }

  private int segment(LabelledSeries series, boolean[] alarmed, int start, int to) {
    var end = start;
    var seen = false;
    for (; end < to && series.abnormal(end); end++) {
      seen |= end < start + WITHIN && alarmed[end];
    }
    segments++;
    foundSegments += seen ? 1 : 0;
    found += seen ? end - start : 0;
    missed += seen ? 0 : end - start;
    return end;
  }

  private void episodes(LabelledSeries series, boolean[] alarmed, int from, int to) {
    var last = Integer.MIN_VALUE / 2;
    for (var at = from; at < to; at++) {
      if (alarmed[at] && !near(series, at)) {
        episodes += at - last > NEAR ? 1 : 0;
        last = at;
      }
    }
  }

  private static boolean near(LabelledSeries series, int at) {
    for (var i = Math.max(0, at - NEAR); i <= Math.min(series.size() - 1, at + NEAR); i++) {
      if (series.abnormal(i)) {
        return true;
      }
    }
    return false;
  }

  double f1() {
    return 2.0 * found / Math.max(1, 2 * found + falsely + missed);
  }

  double precision() {
    return (double) found / Math.max(1, found + falsely);
  }

  /// The share of segments that were found within eight points.
  double recall() {
    return (double) foundSegments / Math.max(1, segments);
  }

  /// Episodes of false alarms a day and series.
  double falseAlarms() {
    return episodes / Math.max(1e-9, days);
  }
}
