package fengsui.isolate;

import fengsui.model.Change;
import fengsui.model.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One failing path, seen beside everything else: its ledger and the blame that follows.
///
/// @param change the change that may have caused it; null if none fits
record Case(Track track, Symptom symptom, Ledger ledger, @Nullable Change change) {

  /// Below this probability no one is blamed.
  static final double ENOUGH = 0.75;

  static Case of(Track track, Scene scene, Collection<Change> changes) {
    var symptom = scene.symptom(track);
    var change = Suspects.find(track, symptom, changes);
    var ledger = new Ledger(symptom, mayCross(track, symptom, scene), change != null);
    clues(track, scene).forEach(ledger::add);
    return new Case(track, symptom, ledger, change);
  }

  /// The clues in their order: contradictions and clocks, minimal pairs, then other vantages.
  private static List<Clue> clues(Track track, Scene scene) {
    var all = new ArrayList<Clue>();
    all.addAll(Speaker.clues(track, scene));
    all.addAll(Names.clues(track, scene));
    all.addAll(Pairs.clues(track, scene));
    all.addAll(Elsewhere.clues(track, scene));
    return all;
  }

  /// Whether the border may be on the way: of the packets, or of the question to the resolver.
  private static boolean mayCross(Track track, Symptom symptom, Scene scene) {
    if (!symptom.ofName()) {
      return track.crosses();
    }
    var resolver = track.resolver();
    Side side = resolver == null ? null : Resolvers.side(track, resolver, scene);
    return side == null || side != track.post().vantage().side();
  }

  Instant since() {
    var since = track.since();
    return since != null ? since : track.latest().values().iterator().next().at();
  }

  /// The likeliest blame.
  Blame likeliest() {
    return ledger.blames().entrySet().stream()
        .max(
            Map.Entry.<Blame, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  double probability(Blame blame) {
    return ledger.blames().getOrDefault(blame, 0.0);
  }

  /// The blame if there is enough for one, else null. A change and the far end are one pattern:
  /// together they may be enough.
  @Nullable Blame blame() {
    var likeliest = likeliest();
    var probability = probability(likeliest);
    if (likeliest == Blame.CHANGE || likeliest == Blame.FAR_END) {
      probability = probability(Blame.CHANGE) + probability(Blame.FAR_END);
    }
    return symptom != Symptom.ODD && probability >= ENOUGH ? likeliest : null;
  }
}
