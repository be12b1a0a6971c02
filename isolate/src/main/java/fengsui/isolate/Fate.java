package fengsui.isolate;

import fengsui.model.Stage;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What became of another path, seen beside one that fails.
enum Fate {
  /// It fails in the same way.
  ALIKE,
  /// It fails in another way.
  OTHERWISE,
  /// It gets past the stage in question.
  WORKS;

  /// Another path and its fate.
  record Seen(Track track, Fate fate) {}

  /// Returns the fate of `other`, seen beside a path that fails with a symptom of `kind` in
  /// `stage`; null if `other` does not tell.
  static @Nullable Fate of(Track other, Symptom otherSymptom, Symptom.Kind kind, Stage stage) {
    var failure = other.failure();
    if (failure == null && !otherSymptom.withoutFailure()) {
      var reached = other.reached();
      return reached != null && reached.compareTo(stage) >= 0 ? WORKS : null;
    }
    if (otherSymptom.kind() == kind) {
      return ALIKE;
    }
    if ((failure != null && failure.stage().compareTo(stage) > 0) || spoke(otherSymptom, kind)) {
      return WORKS;
    }
    return otherSymptom.ofName() == (kind == Symptom.Kind.NAME) ? OTHERWISE : null;
  }

  /// Whether the far end of the other path was heard, where the far end of this one is not.
  private static boolean spoke(Symptom other, Symptom.Kind kind) {
    var heard = other.kind() == Symptom.Kind.CERTIFICATE || other.kind() == Symptom.Kind.ANSWERED;
    return heard
        && switch (kind) {
          case RESET, SILENCE, ICMP, LOCAL -> true;
          case CERTIFICATE, ANSWERED, NAME, ODD -> false;
        };
  }

  /// Returns what most of `seen` say; those with the same `who` are one voice.
  static @Nullable String most(Collection<Seen> seen, Function<Seen, String> who) {
    var voices = new TreeMap<String, Tally>();
    for (var each : seen) {
      voices.merge(who.apply(each), Tally.of(each.fate()), Tally::plus);
    }
    return Tally.most(voices);
  }
}
