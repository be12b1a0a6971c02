package fengsui.lab;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a drill's table: what was broken, what it should be taken for, and for what it was.
///
/// @param expected the true domain first, then what else may rightly be said
/// @param verdict null if there was none
/// @param seconds until the verdict
/// @param note what was said instead of a verdict; empty otherwise
/// @param timeline what happened when; empty where only the verdict counts
/// @param problems what was wrong besides the verdict's domain
public record DrillRow(
    String fault,
    String target,
    String vantage,
    List<FaultDomain> expected,
    @Nullable Verdict verdict,
    double seconds,
    String note,
    List<Moment> timeline,
    List<String> problems) {

  public DrillRow {
    expected = List.copyOf(expected);
    timeline = List.copyOf(timeline);
    problems = List.copyOf(problems);
  }

  /// A row of which only the verdict counts.
  public DrillRow(
      String fault,
      String target,
      String vantage,
      List<FaultDomain> expected,
      @Nullable Verdict verdict,
      double seconds,
      String note) {
    this(fault, target, vantage, expected, verdict, seconds, note, List.of(), List.of());
  }

  /// The same with further problems.
  public DrillRow with(List<String> more) {
    var all = new ArrayList<>(problems);
    all.addAll(more);
    return new DrillRow(
        fault, target, vantage, expected, verdict, seconds, String.join("; ", all), timeline, all);
  }

  /// Whether the verdict is one that was expected, and nothing else was wrong.
  public boolean right() {
    return verdict != null && expected.contains(verdict.domain()) && problems.isEmpty();
  }
}
