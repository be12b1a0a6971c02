package fengsui.cli;

import fengsui.lab.DrillResult;
import fengsui.lab.DrillRow;
import fengsui.lab.Moment;
import fengsui.model.FaultDomain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A drill's table for people.
final class DrillText {

  private DrillText() {}

  static String of(DrillRow row) {
    var verdict = row.verdict();
    var line =
        String.format(
            Locale.ROOT,
            "%-5s  %-48s  expected %-22s  found %-8s %3.0f %%  %5.1f s",
            row.right() ? "right" : "WRONG",
            row.fault(),
            row.expected().stream().map(FaultDomain::code).collect(Collectors.joining("/")),
            verdict == null ? "-" : verdict.domain().code(),
            verdict == null ? 0 : verdict.confidence() * 100,
            row.seconds());
    if (row.right()) {
      return line;
    }
    var why = verdict == null ? row.note() : String.join("; ", verdict.because());
    return line + "\n       " + (row.problems().isEmpty() ? why : row.note());
  }

  static String of(Moment moment) {
    return String.format(
        Locale.ROOT, "%+7.1f s  %-26s  %s", moment.seconds(), moment.what(), moment.detail());
  }

  static String of(DrillResult result) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("%d of %d right".formatted(result.right(), result.rows().size()));
    lines.add("");
    var found = EnumSet.noneOf(FaultDomain.class);
    result.confusion().values().forEach(row -> found.addAll(row.keySet()));
    var head = found.stream().map(FaultDomain::code).map(DrillText::cell);
    lines.add(cell("fault is") + head.collect(Collectors.joining()) + "  <- found");
    result.confusion().forEach((truth, row) -> lines.add(line(truth, row, found)));
    return String.join("\n", lines);
  }

  private static String line(
      FaultDomain truth, Map<FaultDomain, Integer> row, EnumSet<FaultDomain> found) {
    return cell(truth.code())
        + found.stream()
            .map(domain -> cell(row.containsKey(domain) ? row.get(domain).toString() : "."))
            .collect(Collectors.joining());
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%10s", text);
  }
}
