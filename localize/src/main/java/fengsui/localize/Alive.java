package fengsui.localize;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The leaves that no cause has explained yet.
final class Alive {

  private final int[] quiet;
  private final int[] loud;
  private final int[] bests;

  private Alive(int[] quiet, int[] loud, int[] bests) {
    this.quiet = quiet;
    this.loud = loud;
    this.bests = bests;
  }

  static Alive all(Evidence evidence) {
    var bests = new int[evidence.loud().length];
    Arrays.setAll(bests, evidence::best);
    var weight = evidence.weight();
    var quiet = IntStream.range(0, weight.length).filter(leaf -> weight[leaf] > 0).toArray();
    return new Alive(quiet, IntStream.range(0, bests.length).toArray(), bests);
  }

  /// Returns those of these whose leaf is `kept`.
  Alive keep(Evidence evidence, IntPredicate kept) {
    return new Alive(
        Arrays.stream(quiet).filter(kept).toArray(),
        Arrays.stream(loud).filter(at -> kept.test(evidence.loud()[at])).toArray(),
        bests);
  }

  /// Returns what these leaves say if each had a change of its own, in nats.
  double most() {
    var most = 0L;
    for (var at : loud) {
      most += Math.max(0, bests[at]);
    }
    return Evidence.nats(most);
  }

  int best(int at) {
    return bests[at];
  }

  int[] quiet() {
    return quiet;
  }

  /// Returns the numbers of loud leaves in the evidence.
  int[] loud() {
    return loud;
  }
}
