package fengsui.payments;

/// Classes of discount rates and of money.
final class Bins {

  private static final double[] RATES = {
    0, .01, .02, .035, .05, .075, .1, .125, .15, .2, .25, .3, .4, .5, .6, .75, .9, 1
  };

  /// Edges lie a little below the round numbers, so that rounding to the fen stays in one class.
  private static final double BELOW = 0.985;

  private static final int PER_DOUBLING = 3;
  private static final int AMOUNTS = 64;

  /// From this class of rates on, several discounts together are worth a look.
  static final int HIGH = rate(0.3);

  static final int NUMBER = Math.max(RATES.length, AMOUNTS);

  private Bins() {}

  static int rate(double rate) {
    int bin = RATES.length - 1;
    while (bin > 0 && rate < RATES[bin] * BELOW) {
      bin--;
    }
    return bin;
  }

  /// A rate in the middle of class `bin`.
  static double middle(int bin) {
    int low = Math.min(bin, RATES.length - 1);
    return bin + 1 < RATES.length ? (RATES[low] + RATES[low + 1]) / 2 : RATES[low];
  }

  /// Money of any currency, a third of a doubling a class, from a hundredth on.
  static int amount(double money) {
    double doublings = Math.log(Math.max(money, 0.01) / 0.01 * 1.07) / Math.log(2);
    return Math.min(AMOUNTS - 1, (int) (doublings * PER_DOUBLING));
  }
}
