package fengsui.isolate;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.util.List;

/// The verdict where nothing of ours fails now.
final class Quiet {

  private Quiet() {}

  static Verdict verdict(Scene scene) {
    var working = scene.tracks().stream().filter(Track::plain).filter(Track::ok).toList();
    var targets = working.stream().map(track -> track.target().id()).distinct().toList();
    var posts = working.stream().map(Track::post).distinct().count();
    if (working.isEmpty()) {
      return verdict(FaultDomain.UNKNOWN, 0, new Scope(0, 0), "nothing was measured to its end");
    }
    var words = "%s works from %d vantages".formatted(Say.few(targets), posts);
    var confidence = 1 - 0.2 / working.size();
    return verdict(
        FaultDomain.NONE,
        Math.min(Opinion.SUREST, confidence),
        new Scope(targets.size(), (int) posts),
        words);
  }

  private static Verdict verdict(FaultDomain domain, double confidence, Scope scope, String why) {
    return new Verdict(
        domain,
        Where.UNSAID,
        confidence,
        null,
        scope,
        scope.vantages() > 1,
        List.of(why),
        List.of(),
        List.of(),
        null);
  }
}
