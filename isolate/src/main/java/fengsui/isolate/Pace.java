package fengsui.isolate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often something is looked at, by its latest looks.
final class Pace {

  /// How long a single look stands, and the bounds for repeated ones.
  private static final Duration SOME_TIME = Duration.ofMinutes(5);

  private static final Duration LEAST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// What a probe that waits in vain for all its stages takes, and the way to the post.
  private static final Duration SLOWEST = Duration.ofSeconds(20);

  /// The weight of the newest gap in the usual one.
  private static final int SHARE = 4;

  private @Nullable Instant last;
  private long usualMillis;

  void look(Instant at) {
    var gap = last == null ? 0 : Duration.between(last, at).toMillis();
    last = at;
    if (gap > 0) {
      usualMillis = usualMillis == 0 ? gap : usualMillis + (gap - usualMillis) / SHARE;
    }
  }

  /// The usual time between two looks; zero while there was only one.
  Duration every() {
    return Duration.ofMillis(usualMillis);
  }

  /// One and a half of the usual time between two looks.
  Duration period() {
    if (usualMillis == 0) {
      return SOME_TIME;
    }
    var usual = Duration.ofMillis(usualMillis * 3 / 2);
    return usual.compareTo(LONGEST) > 0 ? LONGEST : usual.compareTo(LEAST) < 0 ? LEAST : usual;
  }

  /// How long after a look nobody knows any more.
  Duration horizon() {
    return usualMillis == 0 ? SOME_TIME : every().multipliedBy(3).plus(SLOWEST);
  }
}
