package fengsui.series.evidence;

/// Tells when a share is usual again: Wald's test of the usual share against the bad one.
///
/// While the share is still `bad` or worse, it is ever called cleared with a chance of at most
/// `error`, however long one looks. One writer at a time.
public final class Clearing {

  private final double onHit;
  private final double onMiss;
  private final double enough;
  private double evidence;

  /// Begins when the trouble is thought to end.
  ///
  /// @param usual the share of hits while nothing is wrong
  /// @param bad the share that is still trouble, over `usual`
  public Clearing(double usual, double bad, double error) {
    if (!(0 < usual && usual < bad && bad < 1) || !(0 < error && error < 1)) {
      throw new IllegalArgumentException(
          "shares must be 0 < usual < bad < 1 and the error within 0 and 1, but are %s, %s and %s"
              .formatted(usual, bad, error));
    }
    this.onHit = Math.log(usual / bad);
    this.onMiss = Math.log((1 - usual) / (1 - bad));
    this.enough = -Math.log(error);
  }

  /// Takes one event, and returns whether the trouble is over.
  public boolean observe(boolean hit) {
    evidence += hit ? onHit : onMiss;
    return evidence >= enough;
  }
}
