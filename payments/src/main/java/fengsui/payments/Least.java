package fengsui.payments;

/// The least that the history had around an hour of the day: payments in a tick, and the share of a
/// place.
final class Least {

  /// So many ticks of an hour say how many payments it has.
  private static final int ENOUGH = 60;

  /// So many payments of an hour say what its shares are.
  private static final long TELLING = 500;

  private static final double MOST_SHARE = 0.999;

  private final Places places;
  private final long[] taughtTicks = new long[Counter.HOURS];
  private long tick = Long.MIN_VALUE;

  Least(Places places) {
    this.places = places;
  }

  /// Takes note of a payment of the history.
  void learn(long at, int hour) {
    long now = at / Volume.TICK;
    if (now != tick) {
      tick = now;
      taughtTicks[hour]++;
    }
  }

  /// The payments of a tick around `hour`, everywhere.
  double inTick(int hour) {
    var taught = places.everywhere().taught();
    double least = Double.MAX_VALUE;
    for (int near = hour + Counter.HOURS - 1; near <= hour + Counter.HOURS + 1; near++) {
      int at = near % Counter.HOURS;
      if (taughtTicks[at] >= ENOUGH) {
        least = Math.min(least, taught[at] / (double) taughtTicks[at]);
      }
    }
    return least < Double.MAX_VALUE
        ? least
        : Usuals.sum(taught) / (double) Math.max(1, Usuals.sum(taughtTicks));
  }

  /// The least share of a place around `hour`, or that of the whole day if little is known of the
  /// hour.
  double share(Place place, int hour) {
    var all = places.everywhere().taught();
    var taught = place.taught();
    double least = Double.MAX_VALUE;
    for (int near = hour + Counter.HOURS - 1; near <= hour + Counter.HOURS + 1; near++) {
      int at = near % Counter.HOURS;
      if (all[at] >= TELLING) {
        least = Math.min(least, taught[at] / (double) all[at]);
      }
    }
    if (least == Double.MAX_VALUE) {
      least = Usuals.sum(taught) / (double) Math.max(1, Usuals.sum(all));
    }
    return Math.min(least, MOST_SHARE);
  }
}
