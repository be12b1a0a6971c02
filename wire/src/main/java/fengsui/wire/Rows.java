package fengsui.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A table of text: CSV with a header line, or one JSON object a line. Which of the two it is, its
/// first character tells.
///
/// Of CSV, cells may stand in quotes (`"a ""b"", c"`), but not over several lines.
public final class Rows {

  private final List<String> columns;
  private final Consumer<Row> sink;
  private int @Nullable [] places;
  private int width;
  private boolean json;
  private boolean begun;

  private Rows(List<String> columns, Consumer<Row> sink) {
    this.columns = List.copyOf(columns);
    this.sink = sink;
  }

  /// One row: its cells in the order of the columns that were asked for.
  public record Row(List<String> cells) {}

  /// Gives each row's cells of `columns` to `sink`. Other columns are passed over.
  ///
  /// @throws WireException naming the first line that is wrong, or that `sink` refuses
  public static void each(InputStream in, List<String> columns, Consumer<Row> sink)
      throws IOException {
    var rows = new Rows(columns, sink);
    Lines.each(in, rows::take, any -> {});
  }

  // The returned text means nothing; what matters is that complaints get their line.
  private String take(String line) {
    if (!begun) {
      begun = true;
      json = line.stripLeading().startsWith("{");
      if (!json) {
        header(cells(line));
        return "";
      }
    }
    sink.accept(json ? fromJson(line) : fromCsv(line));
    return "";
  }

  private void header(List<String> names) {
    width = names.size();
    var found = new int[columns.size()];
    for (var each = 0; each < found.length; each++) {
      found[each] = place(names, columns.get(each));
    }
    places = found;
  }

  private static int place(List<String> names, String column) {
    var at = names.indexOf(column);
    if (at < 0) {
      throw new WireException(
          "column " + column, "is not in the header", "give one of: " + String.join(", ", names));
    }
    if (at != names.lastIndexOf(column)) {
      throw new WireException(
          "column " + column, "is twice in the header", "give each column its own name");
    }
    return at;
  }

  private Row fromCsv(String line) {
    var cells = cells(line);
    var at = places;
    if (at == null || cells.size() != width) {
      throw new WireException(
          "row",
          "has %d cells where the header has %d".formatted(cells.size(), width),
          "give each row as many, with commas within a cell in quotes");
    }
    var chosen = new ArrayList<String>(at.length);
    for (var place : at) {
      chosen.add(cells.get(place));
    }
    return new Row(List.copyOf(chosen));
  }

  private Row fromJson(String line) {
    var fields = Json.fields(line);
    return new Row(columns.stream().map(column -> cell(column, fields.find(column))).toList());
  }

  private static String cell(String column, @Nullable JsonNode value) {
    if (value == null || value.isContainer()) {
      throw new WireException(
          "field " + column,
          value == null ? "is missing" : "is neither text nor a number",
          "give it a text or a number");
    }
    return value.asString();
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var at = 0;
    do {
      var cell = new StringBuilder();
      at = cell(line, at, cell) + 1;
      cells.add(cell.toString().strip());
    } while (at <= line.length());
    return cells;
  }

  /// Reads one cell from `start` on, and returns where its comma or the line's end is.
  private static int cell(String line, int start, StringBuilder cell) {
    var quoted = false;
    var at = start;
    while (at < line.length() && (quoted || line.charAt(at) != ',')) {
      var c = line.charAt(at);
      if (c == '"') {
        if (quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
          cell.append(c);
          at++;
        } else {
          quoted = !quoted;
        }
      } else {
        cell.append(c);
      }
      at++;
    }
    if (quoted) {
      throw new WireException("row", "has a quote that is not closed", "close it on the same line");
    }
    return at;
  }
}
