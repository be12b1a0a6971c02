package fengsui.client;

import java.time.Duration;

/// When look-ups go back to the usual order after a containment order: not at once, since a
/// resolver that answers well for a moment may not be well, and not all hosts in the same second.
///
/// @param answers how many good answers in a row this host's own resolvers must give first
/// @param least how long they must have answered well; up to twice as long by chance
/// @param most what `least` grows to, by doubling, when they answer badly again in between, or when
///   a new order comes soon after the return
/// @param longest after an order's end everybody is back after this time, up to twice as long by
///   chance, good answers or not: an order that is over must not steer for ever
public record WayBack(int answers, Duration least, Duration most, Duration longest) {

  public static final WayBack USUAL =
      new WayBack(5, Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofHours(2));

  /// Back as soon as the order is over.
  public static final WayBack AT_ONCE = new WayBack(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public WayBack {
    if (answers < 0 || least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "the way back must have answers and least of 0 or more, and most of least or more, but is %d, %s, %s"
              .formatted(answers, least, most));
    }
  }
}
