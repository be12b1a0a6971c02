package fengsui.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and durations for readers of one language.
public record Times(Words words) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /// The time of day if `at` is today, else with its date.
  public String at(Instant at, Instant now) {
    return day(at).equals(day(now)) ? CLOCK.format(at.atZone(words.language().zone())) : full(at);
  }

  /// Date and time.
  public String full(Instant at) {
    return FULL.format(at.atZone(words.language().zone()));
  }

  /// The time of day, to the minute.
  public String minute(Instant at) {
    return MINUTE.format(at.atZone(words.language().zone()));
  }

  /// Day and time, to the minute.
  public String hour(Instant at) {
    return HOUR.format(at.atZone(words.language().zone()));
  }

  /// The name of the zone that all times are in.
  public String zone() {
    return words.say("time.zone");
  }

  private LocalDate day(Instant at) {
    return at.atZone(words.language().zone()).toLocalDate();
  }

  /// How long, in its two largest units.
  public String lasting(Duration duration) {
    var seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return words.say("time.seconds", seconds);
    }
    if (seconds < 3600) {
      return two("time.minutes", seconds / 60, "time.seconds", seconds < 600 ? seconds % 60 : 0);
    }
    return seconds < 86_400
        ? two("time.hours", seconds / 3600, "time.minutes", seconds / 60 % 60)
        : two("time.days", seconds / 86_400, "time.hours", seconds / 3600 % 24);
  }

  private String two(String large, long many, String small, long few) {
    return few == 0 ? words.say(large, many) : words.say(large, many) + " " + words.say(small, few);
  }

  /// How long ago `at` was.
  public String ago(Instant at, Instant now) {
    var since = Duration.between(at, now);
    return since.toSeconds() < 1 ? words.say("time.now") : words.say("time.ago", lasting(since));
  }

  /// Milliseconds with as many digits as matter.
  public static String ms(double ms) {
    return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
  }
}
