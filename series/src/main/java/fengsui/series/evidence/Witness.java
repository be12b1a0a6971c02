package fengsui.series.evidence;

import java.util.Arrays;
import java.util.List;

/// One source that says again and again whether something is wrong: an e-process, worth 1 at first,
/// and 1 in expectation at any later time while its events have at most their usual share.
///
/// A mixture over larger shares, evenly spaced in log odds. Begin one for each source when a
/// suspicion opens. One writer at a time.
public final class Witness {

  private static final int SIZES = 12;
  private static final double HIGHEST_ODDS = 8;
  private static final double MOST = 1e250;

  private final double usual;
  private final double[] shares = new double[SIZES];
  private final double[] worth = new double[SIZES];

  /// Begins with a worth of 1.
  ///
  /// @param usual the share of hits that is usual at most
  public Witness(double usual) {
    if (!(usual > 0) || !(usual < 1)) {
      throw new IllegalArgumentException(
          "a usual share must be over 0 and under 1, but is " + usual);
    }
    this.usual = usual;
    var least = Math.log(usual / (1 - usual));
    var step = (Math.max(HIGHEST_ODDS, least + 4) - least) / SIZES;
    for (var size = 0; size < SIZES; size++) {
      shares[size] = 1 / (1 + Math.exp(-least - (size + 1) * step));
    }
    Arrays.fill(worth, 1.0 / SIZES);
  }

  /// Hears one event, from 0 (fine) to 1 (a hit), and returns what the witness is worth now.
  public double hear(double event) {
    if (!(event >= 0) || !(event <= 1)) {
      throw new IllegalArgumentException("an event must be from 0 to 1, but is " + event);
    }
    for (var size = 0; size < SIZES; size++) {
      var miss = (1 - shares[size]) / (1 - usual);
      var factor = miss + event * (shares[size] / usual - miss);
      worth[size] = Math.min(MOST, worth[size] * factor);
    }
    return worth();
  }

  public double worth() {
    return Arrays.stream(worth).sum();
  }

  /// What it is worth that something rare, such as a change of configuration minutes ago, has
  /// happened or not.
  ///
  /// @param chance of it at any such moment, by what was usual
  public static double ofRare(double chance, boolean happened) {
    if (!(chance > 0) || !(chance < 1)) {
      throw new IllegalArgumentException("a chance must be over 0 and under 1, but is " + chance);
    }
    return happened ? 0.5 + 0.5 / chance : 0.5;
  }

  /// Returns all that was heard, to be kept.
  public Saved save() {
    return new Saved(usual, Arrays.stream(worth).boxed().toList());
  }

  /// Returns what [#save] gave, ready to hear more.
  public static Witness restore(Saved saved) {
    var witness = new Witness(saved.usual());
    for (var size = 0; size < SIZES; size++) {
      witness.worth[size] = saved.worth().get(size);
    }
    return witness;
  }

  /// All that was heard, for each share.
  public record Saved(double usual, List<Double> worth) {

    public Saved {
      worth = List.copyOf(worth);
      if (worth.size() != SIZES || worth.stream().anyMatch(it -> !(it >= 0))) {
        throw new IllegalArgumentException(
            "worth must be %d numbers of 0 or more, but is %s".formatted(SIZES, worth));
      }
    }
  }
}
