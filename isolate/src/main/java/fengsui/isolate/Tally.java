package fengsui.isolate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the other paths that one voice reports have fared: so many fail alike, so many work, of so
/// many.
record Tally(int alike, int works, int all) {

  /// The share of the voices that must agree before they are one answer.
  private static final double MOST = 0.6;

  static Tally of(Fate fate) {
    return new Tally(fate == Fate.ALIKE ? 1 : 0, fate == Fate.WORKS ? 1 : 0, 1);
  }

  Tally plus(Tally other) {
    return new Tally(alike + other.alike, works + other.works, all + other.all);
  }

  /// Returns what most voices say: `alike`, `works`, or `mixed`; null without a voice. Each voice
  /// counts once, however much it reports.
  static @Nullable String most(Map<String, Tally> voices) {
    if (voices.isEmpty()) {
      return null;
    }
    var alike = voices.values().stream().mapToDouble(t -> t.alike / (double) t.all).sum();
    if (alike >= MOST * voices.size()) {
      return "alike";
    }
    var works = voices.values().stream().mapToDouble(t -> t.works / (double) t.all).sum();
    return works >= MOST * voices.size() ? "works" : "mixed";
  }
}
