package fengsui.series.events;

/// A share of events that is usual at most: of failures, of one label, of one carrier among many.
///
/// Evidence is the Shiryaev–Roberts e-detector of Shin, Ramdas and Rinaldo (2022): `R ← (w + R)·L`
/// for each larger share p, with `L = p/usual` for a hit and `(1-p)/(1-usual)` for a miss. L is
/// linear in the observation, so anything from 0 to 1 may be observed, and the bound on false
/// alarms holds for every sequence whose mean, given the past, is at most the usual share, however
/// dependent or ill-shaped.
///
/// The shares looked for are 1 and eleven more whose information for an event falls geometrically.
/// The weight of 1 is what lets an unbroken run of hits alarm at the same event as a detector for
/// nothing else; that of the others falls almost as their information does, since slow detection
/// gains from Shiryaev–Roberts what a small weight costs.
public final class UsualShare implements Usual {

  private static final double MOST = Double.MAX_VALUE / (2 * SIZES);
  private static final double MOST_FOR_ONE = 0.75;
  private static final double LEAST_CHANGE = 1.5;
  private static final double TOWARDS_LARGE = 0.8;
  private static final int HALVINGS = 60;
  private static final int POWERS = 64;

  private final double atMost;
  private final double[] weight = new double[SIZES];
  private final double[] onHit = new double[SIZES];
  private final double[] onMiss = new double[SIZES];
  private final double[][] powers = new double[SIZES][POWERS];

  private UsualShare(double atMost) {
    this.atMost = atMost;
  }

  /// Returns what looks for any share above `share`.
  ///
  /// @param share usual at most, over 0 and under 1
  /// @param budget of the fleet, whose threshold decides how the sizes of change are weighted
  public static UsualShare atMost(double share, Budget budget) {
    if (!(share > 0) || !(share < 1)) {
      throw new IllegalArgumentException(
          "a usual share must be over 0 and under 1, but is " + share);
    }
    var usual = new UsualShare(share);
    usual.lookFor(budget.threshold());
    return usual;
  }

  public double atMost() {
    return atMost;
  }

  private void lookFor(double threshold) {
    var most = -Math.log(atMost);
    var least = information(Math.min(atMost * LEAST_CHANGE, (1 + atMost) / 2));
    var fall = Math.pow(least / most, 1.0 / (SIZES - 1));
    var sum = 0.0;
    for (var size = 1; size < SIZES; size++) {
      var information = most * Math.pow(fall, size);
      of(size, shareOf(information));
      weight[size] = Math.pow(information, TOWARDS_LARGE);
      sum += weight[size];
    }
    of(0, 1);
    weight[0] = weightOfOne(threshold);
    for (var size = 1; size < SIZES; size++) {
      weight[size] *= (1 - weight[0]) / sum;
    }
  }

  private void of(int size, double share) {
    onHit[size] = share / atMost;
    onMiss[size] = (1 - share) / (1 - atMost);
    for (var n = 0; n < POWERS; n++) {
      powers[size][n] = Math.pow(onMiss[size], n);
    }
  }

  /// What a run of hits needs to alarm at its nth event, where n is as few as one could do with.
  private double weightOfOne(double threshold) {
    var events = Math.ceil(Math.log(threshold) / -Math.log(atMost) - 1e-9);
    var run = (Math.pow(atMost, -events) - 1) / (1 - atMost);
    return Math.min(MOST_FOR_ONE, Math.max(1e-3, 1.01 * threshold / run));
  }

  /// How much one event says on average, in nats, if the share is `share`.
  private double information(double share) {
    var misses = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - atMost));
    return share * Math.log(share / atMost) + misses;
  }

  private double shareOf(double information) {
    var low = atMost;
    var high = 1.0;
    for (var i = 0; i < HALVINGS; i++) {
      var middle = (low + high) / 2;
      if (information(middle) < information) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public double after(double observed, double[] evidence, int from) {
    if (!(observed >= 0) || !(observed <= 1)) {
      throw new IllegalArgumentException("an event must be from 0 to 1, but is " + observed);
    }
    var sum = 0.0;
    for (var size = 0; size < SIZES; size++) {
      var factor = onMiss[size] + observed * (onHit[size] - onMiss[size]);
      var next = (weight[size] + evidence[from + size]) * factor;
      evidence[from + size] = next;
      sum += next;
    }
    return sum;
  }

  /// The same after `misses` events in a row none of which was a hit, in one go: what `misses`
  /// calls with 0 would leave, as `R·m^n + w·(m + m² + … + m^n)`.
  ///
  /// @return the sum of the evidence
  public double afterMisses(long misses, double[] evidence, int from) {
    var sum = 0.0;
    for (var size = 0; size < SIZES; size++) {
      var miss = onMiss[size];
      var all = misses < POWERS ? powers[size][(int) misses] : Math.pow(miss, (double) misses);
      var next = evidence[from + size] * all + weight[size] * miss * (1 - all) / (1 - miss);
      evidence[from + size] = next;
      sum += next;
    }
    return sum;
  }

  /// The same for a batch of events whose order says nothing, such as those of one second, as one
  /// step.
  double afterAll(long hits, long misses, double[] evidence, int from) {
    var sum = 0.0;
    for (var size = 0; size < SIZES; size++) {
      var missed = misses == 0 ? 0 : misses * Math.log(onMiss[size]);
      var factor = Math.exp(hits * Math.log(onHit[size]) + missed);
      var next = Math.min(MOST, (weight[size] + evidence[from + size]) * factor);
      evidence[from + size] = next;
      sum += next;
    }
    return sum;
  }
}
