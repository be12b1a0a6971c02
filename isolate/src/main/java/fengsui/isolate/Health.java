package fengsui.isolate;

import java.util.List;

/// What an agent says of its own health, beside a path that fails for it.
final class Health {

  private static final String CONTROLS = "self/controls";

  /// The agent's own observations that tell, the strongest first. Only the first that fails is
  /// heard: a line that is cut has no route and reaches no control.
  private static final List<String> QUESTIONS =
      List.of("self/route", CONTROLS, "self/clock", "self/cpu");

  private static final String FAILS = "fails";

  private Health() {}

  static List<Clue> clues(Track track, Scene scene) {
    for (var question : QUESTIONS) {
      for (var own : scene.health(track)) {
        var failure = own.failure();
        if (failure != null
            && own.target().id().equals(question)
            && own.fresh(track)
            && !(question.equals(CONTROLS) && otherPortWorks(track, scene))
            && Table.STANDARD.knows(scene.symptom(track), question, FAILS)) {
          var words = "the agent says of itself: " + failure.outcome().code();
          return List.of(Say.clue(question, FAILS, words, failure));
        }
      }
    }
    return List.of();
  }

  /// Whether the line lives: then controls fail on a port only, as the pairs say better.
  private static boolean otherPortWorks(Track track, Scene scene) {
    return scene.fates(track, scene.otherPorts(track)).stream()
        .anyMatch(seen -> seen.fate() == Fate.WORKS);
  }
}
