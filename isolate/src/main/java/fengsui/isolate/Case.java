package fengsui.isolate;

import fengsui.model.Change;
import fengsui.model.Owner;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One failing path, seen beside everything else: its ledger and the blame that follows.
///
/// @param alone the ledger without what other posts say
/// @param blames the probability of each blame
/// @param change the change that may have caused it; null if none fits
/// @param tracks all paths that it speaks for, its own included
record Case(
    Track track,
    Symptom symptom,
    Ledger alone,
    Ledger ledger,
    Map<Blame, Double> blames,
    @Nullable Change change,
    List<Track> tracks) {

  /// Below this probability no one is blamed.
  static final double ENOUGH = 0.75;

  static Case of(Track track, Scene scene, Collection<Change> changes) {
    var symptom = scene.symptom(track);
    var change = Suspects.find(track, symptom, changes);
    var ledger = new Ledger(symptom, mayCross(track, symptom, scene), change != null);
    Speaker.clues(track, scene).forEach(ledger::add);
    Names.clues(track, scene).forEach(ledger::add);
    Pairs.clues(track, scene).forEach(ledger::add);
    Health.clues(track, scene).forEach(ledger::add);
    return of(track, symptom, ledger, change).hearing(null, scene);
  }

  private static Case of(Track track, Symptom symptom, Ledger alone, @Nullable Change change) {
    return new Case(track, symptom, alone, alone, alone.blames(), change, List.of(track));
  }

  /// The case as it would be if nothing were known from `leftOut`, another post.
  Case without(Post leftOut, Scene scene) {
    return hearing(leftOut, scene);
  }

  private Case hearing(@Nullable Post leftOut, Scene scene) {
    var all = alone.copy();
    Elsewhere.clues(track, scene, leftOut).forEach(all::add);
    return new Case(track, symptom, alone, all, all.blames(), change, tracks);
  }

  /// Whether the border may be on the way: of the packets, of the question to the resolver, or of
  /// the resolver's own question.
  private static boolean mayCross(Track track, Symptom symptom, Scene scene) {
    if (track.crosses() || !symptom.ofName()) {
      return track.crosses();
    }
    var resolver = track.resolver();
    return resolver == null
        || Resolvers.standing(track, resolver, scene) != Resolvers.Standing.HERE;
  }

  Case speakingFor(List<Track> alike) {
    return new Case(track, symptom, alone, ledger, blames, change, List.copyOf(alike));
  }

  Instant since() {
    return tracks.stream().map(Case::since).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant since(Track track) {
    var since = track.since();
    return since != null ? since : track.latest().values().iterator().next().at();
  }

  /// Whether nobody but the measurement depends on the target.
  boolean ofControl() {
    return track.target().owner() instanceof Owner.Control;
  }

  /// What tells it from every other case of its world.
  String name() {
    return track.post() + " " + track.target() + " " + track.control();
  }

  /// The likeliest blame.
  Blame likeliest() {
    return blames.entrySet().stream()
        .max(
            Map.Entry.<Blame, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  double probability(Blame blame) {
    return blames.getOrDefault(blame, 0.0);
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
