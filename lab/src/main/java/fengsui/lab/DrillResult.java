package fengsui.lab;

import fengsui.model.FaultDomain;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A drill's whole table.
public record DrillResult(List<DrillRow> rows) {

  public DrillResult {
    rows = List.copyOf(rows);
  }

  /// How many rows are right.
  public long right() {
    return rows.stream().filter(DrillRow::right).count();
  }

  /// Whether every row is right, and there is one.
  public boolean passed() {
    return !rows.isEmpty() && right() == rows.size();
  }

  /// The confusion matrix: how often a fault of one true domain was taken for another.
  public Map<FaultDomain, Map<FaultDomain, Integer>> confusion() {
    var matrix = new EnumMap<FaultDomain, Map<FaultDomain, Integer>>(FaultDomain.class);
    for (var row : rows) {
      var verdict = row.verdict();
      var found = verdict == null ? FaultDomain.UNKNOWN : verdict.domain();
      var truth = row.expected().getFirst();
      matrix
          .computeIfAbsent(truth, _ -> new EnumMap<>(FaultDomain.class))
          .merge(found, 1, Integer::sum);
    }
    return matrix;
  }
}
