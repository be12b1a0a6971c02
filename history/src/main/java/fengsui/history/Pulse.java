package fengsui.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How settled payments went in the hour before a moment, and what is usual at that time of day:
/// the same hour of the day before, or, where there were none, the hour before this one.
///
/// @param end of the hour: a whole minute
/// @param usualFrom when the hour began that tells what is usual; nothing if there were no payments
/// @param currency of all money here: the one most used in the hour
/// @param minutes of the hour, oldest first, all 60 of them
/// @param rates how much discounts take off, in the last ten minutes
/// @param labels what payments of the last ten minutes carried, most of them first
public record Pulse(
    Instant end,
    @Nullable Instant usualFrom,
    String currency,
    List<Minute> minutes,
    List<Rate> rates,
    List<Label> labels) {

  public Pulse {
    minutes = List.copyOf(minutes);
    rates = List.copyOf(rates);
    labels = List.copyOf(labels);
  }

  /// One minute.
  ///
  /// @param off money off
  /// @param usualOff money off in the same minute of the usual hour
  public record Minute(
      Instant at, long payments, long usualPayments, BigDecimal off, BigDecimal usualOff) {}

  /// Payments of which discounts took off this much of the amount.
  ///
  /// @param percent the least of the class; -1 is no discount, 0 is over 0 and under 5
  /// @param share of the payments of the last ten minutes, 0 to 1
  /// @param usual share of those of the usual hour
  public record Rate(int percent, double share, double usual) {}

  /// A label, and how many payments carried it.
  ///
  /// @param share of the payments of the last ten minutes, 0 to 1
  /// @param usual share of those of the usual hour
  /// @param off money off under it in the last ten minutes
  public record Label(String label, long payments, double share, double usual, BigDecimal off) {}

  /// Payments of the hour.
  public long payments() {
    return minutes.stream().mapToLong(Minute::payments).sum();
  }
}
