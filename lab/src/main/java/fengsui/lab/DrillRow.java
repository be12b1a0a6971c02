package fengsui.lab;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a drill's table: what was broken, what it should be taken for, and for what it was.
///
/// @param expected the true domain first, then what else a single vantage may rightly say
/// @param verdict null if the probe gave none
/// @param seconds how long the probe took, its process included
/// @param note what the probe said if it gave no verdict; empty otherwise
public record DrillRow(
    String fault,
    String target,
    String vantage,
    List<FaultDomain> expected,
    @Nullable Verdict verdict,
    double seconds,
    String note) {

  public DrillRow {
    expected = List.copyOf(expected);
  }

  /// Whether the verdict is one that was expected.
  public boolean right() {
    return verdict != null && expected.contains(verdict.domain());
  }
}
