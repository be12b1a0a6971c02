package fengsui.series.points;

import java.util.Arrays;

/// The regular times at which a series has its points.
///
/// @param step seconds between them
record Grid(int step) {

  private static final int DAY = 86_400;
  private static final int LONGEST = 7 * DAY;

  Grid {
    if (step < 1 || step > LONGEST) {
      throw new IllegalArgumentException(
          "points must be 1 second to %d seconds apart, but are %d".formatted(LONGEST, step));
    }
  }

  /// How many points make a season: a day's, or a week's where a day has few.
  int season() {
    return Math.max(4, Math.round((float) (step > DAY / 8 ? LONGEST : DAY) / step));
  }

  /// Which point of the grid a time belongs to, `since` the first one, in seconds.
  long slot(long since) {
    return Math.floorDiv(since + step / 2, (long) step);
  }

  /// Returns the distance that most of the ascending `times` have, or 0 if none ascends.
  static long stepOf(long[] times) {
    var gaps = new long[times.length];
    var count = 0;
    for (var i = 1; i < times.length; i++) {
      if (times[i] > times[i - 1]) {
        gaps[count++] = times[i] - times[i - 1];
      }
    }
    Arrays.sort(gaps, 0, count);
    return count == 0 ? 0 : gaps[(count - 1) / 2];
  }
}
