package fengsui.server.pages.paths;

import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.server.pages.Names;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a cell of the matrix shows: a letter for the stage that failed and a sign for how; a dot
/// where all is well.
///
/// @param text one or two characters
/// @param style the classes that colour it
/// @param label the same in words
public record Mark(String text, String style, String label) {

  /// A cell is stale when its newest probe is so old.
  static final Duration STALE = Duration.ofSeconds(90);

  static Mark of(@Nullable Cell cell, Words words, Instant now) {
    if (cell == null || cell.steps().isEmpty()) {
      return new Mark("", "none", words.say("mark.none"));
    }
    var mark = fresh(cell, words);
    return Duration.between(cell.at(), now).compareTo(STALE) > 0
        ? new Mark(mark.text(), mark.style() + " stale", words.say("mark.stale", mark.label()))
        : mark;
  }

  private static Mark fresh(Cell cell, Words words) {
    var last = cell.steps().getLast();
    if (!last.outcome().ok()) {
      var text = letter(last.stage()) + Trouble.of(last.outcome()).sign();
      return new Mark(text, "bad " + style(last.stage()), failure(last, words));
    }
    return cell.steps().stream().anyMatch(step -> !step.evidence().contradictions().isEmpty())
        ? new Mark("±", "odd", words.say("mark.contradicted"))
        : new Mark("·", "ok", words.say("mark.ok"));
  }

  /// How the last step of a probe failed, in words.
  static String failure(Observation last, Words words) {
    var names = new Names(words);
    return words.say("mark.failed", names.stage(last.stage()), names.outcome(last.outcome()));
  }

  static String letter(Stage stage) {
    return stage.code().substring(0, 1).toUpperCase(Locale.ROOT);
  }

  static String style(Stage stage) {
    return "at-" + stage.code();
  }

  public boolean bad() {
    return style.startsWith("bad") || style.startsWith("odd");
  }
}
