package fengsui.isolate;

import fengsui.model.Change;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Whether a verdict stays when any single vantage is left out.
final class Robustness {

  /// How many vantages are left out in turn; beyond this no single one can carry a verdict by
  /// count, and only those that speak are tried.
  private static final int MOST = 64;

  /// How many of the remaining cases may speak, clearest first.
  private static final int SPEAKERS = 3;

  private Robustness() {}

  static boolean holds(List<Case> cases, Blame blame, Scene scene, Collection<Change> changes) {
    var posts = cases.stream().map(each -> each.track().post()).distinct().count();
    return posts > 1
        && scene.posts().stream()
            .limit(MOST)
            .allMatch(post -> holdsWithout(post, cases, blame, scene, changes));
  }

  private static boolean holdsWithout(
      Post post, List<Case> cases, Blame blame, Scene scene, Collection<Change> changes) {
    var world = scene.without(post);
    Comparator<Case> clearest =
        Comparator.comparingDouble((Case each) -> -each.probability(blame))
            .thenComparing(each -> each.track().post() + " " + each.track().target());
    return cases.stream()
        .filter(each -> !each.track().post().equals(post))
        .sorted(clearest)
        .limit(SPEAKERS)
        .map(each -> Case.of(each.track(), world, changes))
        .anyMatch(each -> each.blame() == blame);
  }
}
