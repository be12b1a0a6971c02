package fengsui.isolate;

import fengsui.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The same target seen from other vantages: siblings, other carriers, the target's own side.
final class Elsewhere {

  private final Track track;
  private final Scene scene;
  private final @Nullable Observation source;
  private final List<Clue> clues = new ArrayList<>();

  private Elsewhere(Track track, Scene scene) {
    this.track = track;
    this.scene = scene;
    this.source = track.failure();
  }

  static List<Clue> clues(Track track, Scene scene) {
    var here = track.post().vantage();
    var elsewhere = new Elsewhere(track, scene);
    elsewhere.ask(
        "siblings",
        "other vantages of the same carrier and province",
        post ->
            post.vantage().carrier().equals(here.carrier())
                && post.vantage().province().equals(here.province())
                && post.vantage().side() == here.side(),
        seen -> seen.track().post().agent());
    elsewhere.ask(
        "carriers",
        "other carriers on the same side",
        post ->
            !post.vantage().carrier().equals(here.carrier())
                && post.vantage().side() == here.side(),
        seen -> seen.track().post().vantage().carrier().code());
    elsewhere.ask(
        "far",
        "vantages on the other side of the border",
        post -> post.vantage().side() != here.side(),
        seen -> seen.track().post().agent());
    return elsewhere.clues;
  }

  private void ask(
      String question, String who, Predicate<Post> which, Function<Fate.Seen, String> voice) {
    var fates = scene.fates(track, scene.otherPosts(track, which));
    var answer = Fate.most(fates, voice);
    if (answer == null || !Table.STANDARD.knows(scene.symptom(track), question, answer)) {
      return;
    }
    var alike = fates.stream().filter(seen -> seen.fate() == Fate.ALIKE).count();
    var words = "same target from %s: %d of %d fail alike".formatted(who, alike, fates.size());
    var from =
        source == null ? fates.getFirst().track().latest().values().iterator().next() : source;
    clues.add(Say.clue(question, answer, words, from));
  }
}
