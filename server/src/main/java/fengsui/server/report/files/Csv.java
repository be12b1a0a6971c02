package fengsui.server.report.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A table as RFC 4180 has it, with the mark by which spreadsheets know UTF-8. What a spreadsheet
/// would take for a formula is made text by an apostrophe before it.
final class Csv {

  private final StringBuilder text = new StringBuilder("\ufeff");

  Csv row(Object... values) {
    return row(Arrays.stream(values).map(String::valueOf).toList());
  }

  Csv row(List<String> values) {
    text.append(values.stream().map(Csv::quoted).collect(Collectors.joining(","))).append("\r\n");
    return this;
  }

  private static String quoted(String value) {
    var safe = formula(value) ? "'" + value : value;
    return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private static boolean formula(String value) {
    return !value.isEmpty() && "=+-@\t\r\n|%＝＋－＠".indexOf(value.charAt(0)) >= 0;
  }

  byte[] bytes() {
    return text.toString().getBytes(UTF_8);
  }
}
