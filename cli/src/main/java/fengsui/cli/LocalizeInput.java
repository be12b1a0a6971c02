package fengsui.cli;

import fengsui.localize.Failures;
import fengsui.localize.Leaves;
import fengsui.wire.Rows;
import fengsui.wire.Rows.Row;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The table that `fengsui localize` reads.
///
/// @param standard standard input
/// @param file the file, or - for standard input
/// @param dims the columns that are attributes
record LocalizeInput(InputStream standard, String file, List<String> dims) {

  LocalizeInput {
    dims = List.copyOf(dims);
    if (new HashSet<>(dims).size() != dims.size() || dims.contains("")) {
      throw new BadInput("--dims", "has an empty or repeated column", "name each column once");
    }
    if (dims.size() > Leaves.MOST_ATTRIBUTES) {
      throw new BadInput(
          "--dims",
          "has %d columns".formatted(dims.size()),
          "give at most " + Leaves.MOST_ATTRIBUTES);
    }
  }

  Leaves sums(String actual, String forecast) {
    var leaves = Leaves.with(dims);
    each(
        List.of(actual, forecast),
        row -> leaves.add(attributes(row), number(row, actual, 0), number(row, forecast, 1)));
    return leaves.build();
  }

  Leaves failures(String bad, String total, String time, String at) {
    var failures = Failures.of(dims);
    var when = given(at);
    each(
        List.of(bad, total, time),
        row -> {
          var failed = number(row, bad, 0);
          var all = number(row, total, 1);
          if (failed > all) {
            throw new WireException(
                "column " + bad, "is more than column " + total, "swap them, or mend the row");
          }
          var then = time("column " + time, cell(row, 2));
          if (then == when) {
            failures.now(attributes(row), failed, all);
          } else if (then < when) {
            failures.before(attributes(row), failed, all);
          }
        });
    return failures.leaves();
  }

  private void each(List<String> numbers, Consumer<Row> sink) {
    var name = file.equals("-") ? "standard input" : file;
    try (var in = file.equals("-") ? standard : Files.newInputStream(Path.of(file))) {
      Rows.each(in, Stream.concat(dims.stream(), numbers.stream()).toList(), sink);
    } catch (IOException e) {
      throw BadInput.unreadable(name, e);
    } catch (WireException e) {
      throw BadInput.in(name, e);
    }
  }

  private List<String> attributes(Row row) {
    return row.cells().subList(0, dims.size());
  }

  private String cell(Row row, int number) {
    return row.cells().get(dims.size() + number);
  }

  private double number(Row row, String column, int place) {
    var text = cell(row, place);
    try {
      var number = Double.parseDouble(text);
      if (number >= 0 && number <= 1e15) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number out of range is.
    }
    throw new WireException(
        "column " + column, "is \"" + text + "\"", "write a number from 0 to 1e15");
  }

  private static double given(String at) {
    try {
      return time("--at", at);
    } catch (WireException e) {
      throw new BadInput(e.place(), e.problem(), e.remedy());
    }
  }

  private static double time(String place, String text) {
    try {
      return text.contains("T") ? Instant.parse(text).toEpochMilli() / 1e3 : seconds(text);
    } catch (DateTimeException | NumberFormatException _) {
      throw new WireException(
          place, "is no time: \"" + text + "\"", "write epoch seconds, or 2025-08-12T11:41:00Z");
    }
  }

  private static double seconds(String text) {
    var seconds = Double.parseDouble(text);
    if (!Double.isFinite(seconds)) {
      throw new NumberFormatException(text);
    }
    return seconds;
  }
}
