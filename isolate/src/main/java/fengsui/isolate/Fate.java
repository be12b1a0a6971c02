package fengsui.isolate;

import fengsui.model.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of another path, seen beside one that fails.
enum Fate {
  /// It fails in the same way.
  ALIKE,
  /// It fails in another way.
  OTHERWISE,
  /// It gets past the stage in question.
  WORKS;

  /// The share of voices that must agree before they are one answer.
  private static final double MOST = 0.6;

  /// Returns the fate of `other`, seen beside a path that shows `symptom` in `stage`; null if
  /// `other` does not tell.
  static @Nullable Fate of(Track other, Symptom otherSymptom, Symptom symptom, Stage stage) {
    var failure = other.failure();
    if (failure == null) {
      var reached = other.reached();
      return reached != null && reached.compareTo(stage) >= 0 ? WORKS : null;
    }
    if (otherSymptom.kind() == symptom.kind()) {
      return ALIKE;
    }
    if (failure.stage().compareTo(stage) > 0 || spoke(otherSymptom, symptom)) {
      return WORKS;
    }
    return otherSymptom.ofName() == symptom.ofName() ? OTHERWISE : null;
  }

  /// Whether the far end of the other path was heard, where the far end of this one is not.
  private static boolean spoke(Symptom other, Symptom symptom) {
    var heard = other.kind() == Symptom.Kind.CERTIFICATE || other.kind() == Symptom.Kind.ANSWERED;
    return heard
        && switch (symptom.kind()) {
          case RESET, SILENCE, ICMP, LOCAL -> true;
          case CERTIFICATE, ANSWERED, NAME, ODD -> false;
        };
  }

  /// Returns what most of `voices` say: `alike`, `works`, or `mixed`; null without a voice. Those
  /// with the same `who` are one voice.
  static @Nullable String most(Collection<Seen> voices, Function<Seen, String> who) {
    var byVoice = new HashMap<String, List<Seen>>();
    for (var seen : voices) {
      byVoice.merge(who.apply(seen), List.of(seen), Fate::both);
    }
    if (byVoice.isEmpty()) {
      return null;
    }
    var alike = byVoice.values().stream().mapToDouble(all -> share(all, ALIKE)).sum();
    var works = byVoice.values().stream().mapToDouble(all -> share(all, WORKS)).sum();
    if (alike >= MOST * byVoice.size()) {
      return "alike";
    }
    return works >= MOST * byVoice.size() ? "works" : "mixed";
  }

  private static List<Seen> both(List<Seen> one, List<Seen> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static double share(List<Seen> all, Fate fate) {
    return all.stream().filter(seen -> seen.fate() == fate).count() / (double) all.size();
  }

  /// Another path and its fate.
  record Seen(Track track, Fate fate) {}
}
