package fengsui.guard;

import fengsui.model.Change.Intent;
import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// At which times of the day a campaign would be live. Days begin at midnight in Beijing for hours,
/// and at midnight UTC for minutes of the day, which only compare.
final class LiveTimes {

  static final int HOURS = 24;
  static final long DAY = HOURS * 60L;

  /// So many minutes of a day say what a minute then is like.
  private static final long FEW = 30;

  private static final long MINUTE = 60_000;
  private static final long ZONE = 8 * 60;

  private LiveTimes() {}

  /// The minutes of the day in which it would be live, and some around them if they are few.
  static BitSet of(@Nullable Intent intent) {
    var times = new BitSet((int) DAY);
    if (intent == null || intent.from() == null || intent.to() == null) {
      times.set(0, (int) DAY);
      return times;
    }
    long from = Math.floorDiv(intent.from().toEpochMilli(), MINUTE);
    long to = Math.ceilDiv(intent.to().toEpochMilli(), MINUTE);
    long more = Math.max(0, FEW - (to - from)) / 2;
    for (long number = from - more; number < Math.min(to + more, from - more + DAY); number++) {
      times.set((int) Math.floorMod(number, DAY));
    }
    return times;
  }

  /// How many minutes of each hour of the day lie between two times.
  static long[] byHour(Instant from, Instant to) {
    var counts = new long[HOURS];
    long first = Math.floorDiv(from.toEpochMilli(), MINUTE);
    long minutes = Math.max(0, Math.ceilDiv(to.toEpochMilli(), MINUTE) - first);
    for (int hour = 0; hour < HOURS; hour++) {
      counts[hour] = minutes / DAY * 60;
    }
    for (long number = first + minutes / DAY * DAY; number < first + minutes; number++) {
      counts[hour(number)]++;
    }
    return counts;
  }

  /// The hour of the day of a minute since 1970.
  static int hour(long minute) {
    return (int) Math.floorMod((minute + ZONE) / 60, (long) HOURS);
  }
}
