package fengsui.isolate;

import fengsui.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The same target seen from other vantages: siblings, other carriers, the other side.
final class Elsewhere {

  private final Track track;
  private final Scene scene;
  private final @Nullable Post leftOut;
  private final List<Clue> clues = new ArrayList<>();

  private Elsewhere(Track track, Scene scene, @Nullable Post leftOut) {
    this.track = track;
    this.scene = scene;
    this.leftOut = leftOut;
  }

  /// @param leftOut a post that is not to be heard; null to hear all
  static List<Clue> clues(Track track, Scene scene, @Nullable Post leftOut) {
    var elsewhere = new Elsewhere(track, scene, leftOut);
    elsewhere.ask(
        "siblings",
        "other vantages of the same carrier and province",
        post -> elsewhere.sameSide(post) && elsewhere.sameCarrier(post) && elsewhere.near(post),
        Post::agent);
    elsewhere.ask(
        "carriers",
        "other carriers on the same side",
        post -> elsewhere.sameSide(post) && !elsewhere.sameCarrier(post),
        post -> post.vantage().carrier().code());
    elsewhere.ask(
        "far",
        "vantages on the other side of the border",
        post -> !elsewhere.sameSide(post),
        Post::agent);
    return elsewhere.clues;
  }

  private boolean sameSide(Post post) {
    return post.vantage().side() == track.post().vantage().side();
  }

  private boolean sameCarrier(Post post) {
    return post.vantage().carrier().equals(track.post().vantage().carrier());
  }

  private boolean near(Post post) {
    return post.vantage().province().equals(track.post().vantage().province());
  }

  private void ask(
      String question, String who, Predicate<Post> which, Function<Post, String> voice) {
    var others = which.and(post -> !post.equals(leftOut));
    var voices = scene.crowd().voices(track, others, voice);
    if ("mixed".equals(Tally.most(voices))) {
      voices = scene.crowd().contemporaries(track, others, voice);
    }
    var answer = Tally.most(voices);
    if (answer == null || !Table.STANDARD.knows(scene.symptom(track), question, answer)) {
      return;
    }
    var sum = voices.values().stream().reduce(new Tally(0, 0, 0), Tally::plus);
    var words = "same target from %s: %d of %d fail alike".formatted(who, sum.alike(), sum.all());
    clues.add(Say.clue(question, answer, words, source()));
  }

  private Observation source() {
    var failure = track.failure();
    return failure == null ? track.latest().values().iterator().next() : failure;
  }
}
