package fengsui.lab.till;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// How much is paid when: a day's shape in Beijing, busier at the week's end and on pay-days, and
/// surges of people that no campaign brought.
///
/// @param surges times in which more people pay than usual
public record Day(double perSecond, List<Surge> surges) {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /// The share of the busiest hour, by the hour.
  private static final double[] SHAPE = {
    .18, .10, .06, .05, .05, .08, .20, .45, .62, .66, .74, .92, 1, .86, .70, .68, .72, .84, .98, 1,
    .95, .80, .55, .32
  };

  public Day {
    surges = List.copyOf(surges);
  }

  /// A time with `factor` times as many people as usual.
  public record Surge(Instant from, Instant to, double factor) {}

  /// Payments per second to expect at `at`; `perSecond` in the busiest hour of a working day.
  public double rate(Instant at) {
    var here = at.atZone(BEIJING);
    double rate = perSecond * shape(here) * (weekend(here) ? 1.15 : 1) * (payDay(here) ? 1.3 : 1);
    for (var surge : surges) {
      if (!at.isBefore(surge.from()) && at.isBefore(surge.to())) {
        rate *= surge.factor();
      }
    }
    return rate;
  }

  private static double shape(ZonedDateTime here) {
    double within = (here.getMinute() * 60 + here.getSecond()) / 3600.0;
    return SHAPE[here.getHour()] * (1 - within) + SHAPE[(here.getHour() + 1) % 24] * within;
  }

  private static boolean weekend(ZonedDateTime here) {
    return here.getDayOfWeek() == DayOfWeek.SATURDAY || here.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean payDay(ZonedDateTime here) {
    return here.getDayOfMonth() == 10 || here.getDayOfMonth() == 15;
  }
}
