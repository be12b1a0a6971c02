package fengsui.payments;

/// Hits among payments of the last minute, in steps of ten seconds.
final class Share {

  static final long SPAN = 60_000;
  private static final int STEPS = 6;
  private static final long STEP = SPAN / STEPS;

  private static final double DEVIATIONS = 3;

  private final long[] number = new long[STEPS];
  private final long[] hits = new long[STEPS];
  private final long[] all = new long[STEPS];

  void add(long at, boolean hit) {
    long step = at / STEP;
    int slot = Math.floorMod(step, STEPS);
    if (number[slot] < step) {
      number[slot] = step;
      hits[slot] = 0;
      all[slot] = 0;
    }
    if (number[slot] == step) {
      all[slot]++;
      hits[slot] += hit ? 1 : 0;
    }
  }

  /// The end of the last step with more than `usual`; `otherwise` if there was none.
  long lastOver(double usual, long otherwise) {
    long last = otherwise;
    long newest = Long.MIN_VALUE;
    for (int slot = 0; slot < STEPS; slot++) {
      if (hits[slot] > usual * all[slot] + DEVIATIONS * Math.sqrt(usual * all[slot])
          && number[slot] > newest) {
        newest = number[slot];
        last = (newest + 1) * STEP;
      }
    }
    return newest == Long.MIN_VALUE ? Math.max(0, otherwise - SPAN) : last;
  }

  boolean atMost(long now, double usual) {
    long oldest = now / STEP - STEPS;
    double seen = 0;
    double among = 0;
    for (int slot = 0; slot < STEPS; slot++) {
      if (number[slot] > oldest) {
        seen += hits[slot];
        among += all[slot];
      }
    }
    return seen <= usual * among;
  }
}
