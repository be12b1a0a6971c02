package fengsui.payments;

/// Payments of one kind, such as those of one region: how many there were while the net watched,
/// and how many it was taught by, hour by hour of the day.
class Counter {

  static final int HOURS = 24;

  private final long[] taught = new long[HOURS];
  private long seen;
  private int waiting;

  /// Counts one that is watched.
  final void see() {
    seen++;
    waiting++;
  }

  final long seen() {
    return seen;
  }

  final void teach(int hour, long number) {
    taught[hour] += number;
  }

  final long[] taught() {
    return taught;
  }

  /// Hands over what was seen since the last call, to be taught later.
  final int handOver() {
    int number = waiting;
    waiting = 0;
    return number;
  }
}
