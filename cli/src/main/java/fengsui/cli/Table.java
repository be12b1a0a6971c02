package fengsui.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows of text with aligned columns; the last column may be long.
final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Returns the rows, each indented by two spaces.
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    var line = new StringBuilder();
    for (var i = 0; i < row.size(); i++) {
      line.append(GAP).append(row.get(i));
      line.append(" ".repeat(width(i) - row.get(i).length()));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
