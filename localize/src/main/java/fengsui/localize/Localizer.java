package fengsui.localize;

import java.util.List;

/// Finds which combinations of attributes explain a deviation.
public final class Localizer {

  /// A cause is told only if chance gives one at most this often, once per search.
  private static final double CHANCE = 0.01;

  private Localizer() {}

  /// Explains counts of failures: `actual` failures where `expected` were to be expected.
  ///
  /// @param top how many combinations to rank
  public static Explanation counts(Leaves leaves, int top) {
    return explain(leaves, CountEvidence.of(leaves), top);
  }

  /// Explains sums: `actual` beside their forecast.
  ///
  /// @param top how many combinations to rank
  public static Explanation sums(Leaves leaves, int top) {
    return explain(leaves, SumEvidence.of(leaves), top);
  }

  private static Explanation explain(Leaves leaves, Evidence evidence, int top) {
    var search = new Search(leaves, evidence);
    var alive = Alive.all(evidence);
    var ranked = search.best(alive, 0, top).stream().map(search::ranked).toList();
    var least = search.choices() - Math.log(CHANCE);
    var finder = new Causes(search, least, evidence.rules());
    var causes = finder.of(alive);
    if (finder.external(alive, causes)) {
      return new Explanation(List.of(), true, search.everything(alive).score(), ranked);
    }
    var score = Causes.sum(causes);
    return new Explanation(causes.stream().map(search::ranked).toList(), false, score, ranked);
  }
}
