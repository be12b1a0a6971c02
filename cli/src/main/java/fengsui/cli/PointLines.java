package fengsui.cli;

import fengsui.series.points.PointWatch;
import fengsui.wire.WireException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines of `timestamp,value`: epoch seconds, and a number or nothing (empty, `nan`, `null`).
///
/// Or JSON objects, one a line ([PointJson]). The first line may be a heading. Further columns are
/// ignored, unless a heading says in which of them `timestamp` and `value` are.
final class PointLines {

  /// Year 9999: later times are milliseconds by mistake.
  private static final double LATEST = 253_402_300_799.0;

  private int time;
  private int value = 1;
  private boolean begun;

  /// What one line says.
  ///
  /// @param value NaN where there was none
  record Point(long at, double value) {}

  /// Returns the point of a line, or nothing if it is the heading.
  ///
  /// @throws WireException naming what is wrong in the line
  Optional<Point> read(String line) {
    if (line.stripLeading().startsWith("{")) {
      var cells = PointJson.cells(line);
      return Optional.of(new Point(timeOf(cells[0]), valueOf(cells[1])));
    }
    var cells = line.strip().split(",", -1);
    if (!begun && heading(cells)) {
      begun = true;
      return Optional.empty();
    }
    begun = true;
    if (cells.length <= Math.max(time, value)) {
      throw new WireException(
          "\"" + shown(line) + "\"",
          "is not timestamp,value",
          "write epoch seconds, a comma, a number");
    }
    return Optional.of(new Point(timeOf(cells[time].strip()), valueOf(cells[value].strip())));
  }

  private boolean heading(String[] cells) {
    if (cells.length < 2 || number(cells[0].strip()) != null) {
      return false;
    }
    var named = 0;
    for (var i = 0; i < cells.length; i++) {
      switch (cells[i].strip().toLowerCase(Locale.ROOT)) {
        case "timestamp" -> {
          time = i;
          named++;
        }
        case "value" -> {
          value = i;
          named++;
        }
        default -> {} // other columns
      }
    }
    return named == 2;
  }

  private static long timeOf(String text) {
    var seconds = number(text);
    if (seconds == null || Double.isNaN(seconds)) {
      throw new WireException(
          "field timestamp", "is not a time: \"" + shown(text) + "\"", "write epoch seconds");
    }
    if (Math.abs(seconds) > LATEST) {
      throw new WireException(
          "field timestamp",
          "is beyond the year 9999: " + shown(text),
          "write seconds, not milliseconds");
    }
    return (long) Math.floor(seconds);
  }

  private static double valueOf(String text) {
    if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null")) {
      return Double.NaN;
    }
    var number = number(text);
    if (number == null) {
      throw new WireException(
          "field value", "is not a number: \"" + shown(text) + "\"", "write a number, or nothing");
    }
    if (Math.abs(number) > PointWatch.LARGEST) {
      throw new WireException(
          "field value",
          "is beyond ±1e30: " + shown(text),
          "leave it empty, or write it in another unit");
    }
    return number;
  }

  private static @Nullable Double number(String text) {
    try {
      return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?") ? Double.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
