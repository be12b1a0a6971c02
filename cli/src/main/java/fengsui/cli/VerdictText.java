package fengsui.cli;

import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A verdict in words for somebody who was just woken up: whose, how sure, then why.
final class VerdictText {

  private static final int WIDTH = 96;

  /// What the ledger adds to a fact: its source and time, and what each cause would have shown. A
  /// person is shown the fact; `--json` keeps it all.
  private static final Pattern LEDGER = Pattern.compile(" \\([^()]*\\); expected: .*$");

  private VerdictText() {}

  /// Returns one sentence.
  static String sentence(Verdict verdict) {
    return whose(verdict)
        + switch (verdict.domain()) {
          case UNKNOWN -> "";
          case OURS, CARRIER, BORDER, PROVIDER, CHANGE, MONITOR, NONE ->
              ", " + sure(verdict.confidence());
        }
        + ".";
  }

  private static String whose(Verdict verdict) {
    var where = verdict.where();
    var what = what(where);
    return switch (verdict.domain()) {
      case OURS -> "This outage is ours" + what;
      case CARRIER ->
          "This outage is the carrier's" + named(where.carrier(), where.province()) + what;
      case BORDER -> "This outage is the border's" + what;
      case PROVIDER -> "This outage is the provider's" + named(where.provider()) + what;
      case CHANGE -> "This outage comes from a change" + named(where.change()) + what;
      case MONITOR ->
          "Our own vantage point" + agent(where) + " is broken" + what + "; the world may be fine";
      case NONE -> "Nothing is wrong";
      case UNKNOWN -> "Cannot tell whose outage this is" + what;
    };
  }

  private static String agent(Where where) {
    return where.agent() == null ? "" : " " + where.agent();
  }

  private static String named(@Nullable Object... parts) {
    var names = joined(" in ", parts);
    return names.isEmpty() ? "" : ", " + names;
  }

  /// What failed, such as ` (TCP/443, outbound)`.
  private static String what(Where where) {
    var layer = where.layer();
    var port = where.port();
    var place = port == null ? layer(layer) : (layer == null ? "port " : layer(layer) + "/") + port;
    var direction = where.direction() == null ? null : where.direction().code();
    var all = joined(", ", place, direction);
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  private static @Nullable String layer(@Nullable Layer layer) {
    if (layer == null) {
      return null;
    }
    return layer == Layer.PATH ? "the path" : layer.code().toUpperCase(Locale.ROOT);
  }

  private static String joined(String between, @Nullable Object... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(between));
  }

  private static String sure(double confidence) {
    var percent = Math.round(confidence * 100);
    return percent > 99 ? "over 99 % sure" : percent + " % sure";
  }

  /// Returns the reasons, one a line: for, against, ruled out, and what to try next.
  static List<String> reasons(Verdict verdict) {
    var lines = new ArrayList<String>();
    listed(lines, "because", facts(verdict.because()));
    listed(lines, "against", facts(verdict.against()));
    listed(
        lines,
        "ruled out",
        verdict.ruledOut().stream().map(it -> it.domain().code() + ": " + fact(it.by())).toList());
    var next = verdict.next();
    if (next != null) {
      var gain = String.format(Locale.ROOT, "%.2f bits", next.gainBits());
      listed(lines, "next", List.of(next.control() + " (worth " + gain + ")"));
    }
    return lines;
  }

  private static List<String> facts(List<String> reasons) {
    return reasons.stream().map(VerdictText::fact).toList();
  }

  private static String fact(String reason) {
    return LEDGER.matcher(reason).replaceFirst("");
  }

  private static void listed(List<String> lines, String title, List<String> items) {
    for (var i = 0; i < items.size(); i++) {
      var wrapped = wrapped(items.get(i));
      for (var j = 0; j < wrapped.size(); j++) {
        lines.add("%-11s%s".formatted(i + j == 0 ? title : "", wrapped.get(j)));
      }
    }
  }

  private static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("  ");
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
