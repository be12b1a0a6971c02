package fengsui.isolate;

import java.util.Comparator;
import java.util.List;

/// Whether a verdict stays when any single vantage is left out.
final class Robustness {

  /// How many vantages are left out in turn. Beyond so many, none carries a verdict by its count,
  /// so those that speak loudest are tried.
  private static final int MOST = 64;

  /// How many of the remaining cases may speak, clearest first.
  private static final int SPEAKERS = 3;

  private Robustness() {}

  static boolean holds(List<Case> cases, Blame blame, Scene scene) {
    Comparator<Case> clearest =
        Comparator.comparingDouble((Case each) -> -each.probability(blame))
            .thenComparing(Case::name);
    var speakers = cases.stream().sorted(clearest).toList();
    var failing = speakers.stream().map(each -> each.track().post()).distinct().toList();
    var others = scene.posts().stream().filter(post -> !failing.contains(post)).limit(MOST);
    return failing.size() > 1
        && failing.stream().limit(MOST).allMatch(post -> holds(post, speakers, blame, scene))
        && others.allMatch(post -> holds(post, speakers, blame, scene));
  }

  private static boolean holds(Post without, List<Case> speakers, Blame blame, Scene scene) {
    return speakers.stream()
        .filter(each -> !each.track().post().equals(without))
        .limit(SPEAKERS)
        .map(each -> each.without(without, scene))
        .anyMatch(each -> each.blame() == blame);
  }
}
