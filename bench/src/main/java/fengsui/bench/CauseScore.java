package fengsui.bench;

import fengsui.localize.Explanation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How well causes are found: exact matches, pooled over all cases, as RiskLoc's and Squeeze's
/// evaluation does it.
final class CauseScore {

  private int right;
  private int wrong;
  private int missed;
  private int cases;
  private int inThree;
  private int inOne;

  void add(Explanation found, Set<String> truth) {
    var told = found.causes().stream().map(it -> it.combination().toString()).toList();
    add(Set.copyOf(told), truth);
    var ranked = found.ranked().stream().map(it -> it.combination().toString()).toList();
    cases++;
    inOne += hit(ranked, truth, 1);
    inThree += hit(ranked, truth, 3);
  }

  void add(Set<String> told, Set<String> truth) {
    var both = new HashSet<>(told);
    both.retainAll(truth);
    right += both.size();
    wrong += told.size() - both.size();
    missed += truth.size() - both.size();
  }

  private static int hit(List<String> ranked, Set<String> truth, int among) {
    return ranked.stream().limit(among).anyMatch(truth::contains) ? 1 : 0;
  }

  double f1() {
    return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
  }

  double inOne() {
    return (double) inOne / cases;
  }

  double inThree() {
    return (double) inThree / cases;
  }
}
