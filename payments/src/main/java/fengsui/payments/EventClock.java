package fengsui.payments;

/// The payments' own time: the latest that was seen. One payment from the future does not move it;
/// many in a row do, for then the stream had a gap, or the clock was set back.
final class EventClock {

  enum Arrival {
    IN_TIME,
    LATE,
    AHEAD
  }

  /// What is older than the newest by more is late: it counts, but no evidence is drawn from it.
  static final long LATE = 600_000;

  /// What is newer than the newest by more is from the future, or the stream had a gap.
  static final long AHEAD = 600_000;

  /// So many in a row from the future are the present.
  private static final int CONVINCING = 20;

  /// So many in a row that are late: the clock was set back.
  private static final int SET_BACK = 200;

  private long now = Long.MIN_VALUE;
  private int ahead;
  private int behind;

  /// Epoch milliseconds.
  long now() {
    return now;
  }

  Arrival take(long at) {
    if (now == Long.MIN_VALUE) {
      now = at;
    }
    if (at > now + AHEAD && ++ahead < CONVINCING) {
      return Arrival.AHEAD;
    }
    ahead = 0;
    if (at < now - LATE && ++behind < SET_BACK) {
      return Arrival.LATE;
    }
    now = behind < SET_BACK ? Math.max(now, at) : at;
    behind = 0;
    return Arrival.IN_TIME;
  }
}
