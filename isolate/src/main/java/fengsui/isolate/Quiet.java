package fengsui.isolate;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.util.List;
import java.util.stream.Stream;

/// The verdict where nothing of ours fails now.
final class Quiet {

  private Quiet() {}

  static Verdict verdict(Scene scene) {
    var working = scene.tracks().stream().filter(Track::plain).filter(Track::ok).toList();
    var targets = working.stream().map(track -> track.target().id()).distinct().toList();
    var posts = working.stream().map(Track::post).distinct().count();
    if (working.isEmpty()) {
      return verdict(
          FaultDomain.UNKNOWN, 0, new Scope(0, 0), "nothing was measured to its end", List.of());
    }
    var words =
        "%s works from %d vantage%s".formatted(Say.few(targets), posts, posts == 1 ? "" : "s");
    var confidence = 1 - 0.2 / working.size();
    return verdict(
        FaultDomain.NONE,
        Math.min(Opinion.SUREST, confidence),
        new Scope(targets.size(), (int) posts),
        words,
        working.stream().flatMap(Quiet::survived).distinct().toList());
  }

  /// Forgeries that did not end the connection: nothing fails, but somebody tries.
  private static Stream<String> survived(Track track) {
    return track.latest().values().stream()
        .filter(seen -> !seen.evidence().contradictions().isEmpty())
        .map(seen ->
            "%s: a second speaker was heard at %s, yet the connection held"
                .formatted(track.target().id(), seen.stage().code()));
  }

  private static Verdict verdict(
      FaultDomain domain, double confidence, Scope scope, String why, List<String> against) {
    return new Verdict(
        domain,
        Where.UNSAID,
        confidence,
        null,
        scope,
        scope.vantages() > 1,
        List.of(why),
        against,
        List.of(),
        null);
  }
}
