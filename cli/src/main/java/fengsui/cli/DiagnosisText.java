package fengsui.cli;

import fengsui.model.Diagnosis;
import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.FaultDomain;
import fengsui.model.Outcome;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.model.Verdict;
import fengsui.wire.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A diagnosis for a tired person: the verdict first, then what it rests on.
///
/// @param assumedSide whether nobody said on which side the target stands
record DiagnosisText(boolean coloured, boolean assumedSide) {

  String of(Diagnosis diagnosis) {
    var lines = new ArrayList<String>();
    var verdict = diagnosis.verdict();
    var target = diagnosis.target();
    if (verdict != null) {
      lines.add(target.id() + ": " + VerdictText.sentence(verdict));
    }
    lines.add("");
    lines.addAll(stages(diagnosis.steps()).lines());
    add(lines, "controls", controls(diagnosis.controls()).lines());
    add(lines, "", verdict == null ? List.of() : VerdictText.reasons(verdict));
    add(lines, "not seen", missing(diagnosis));
    lines.add("");
    lines.add(context(diagnosis));
    return coloured(verdict, lines);
  }

  private static void add(List<String> lines, String title, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      if (!title.isEmpty()) {
        lines.add(title);
      }
      lines.addAll(more);
    }
  }

  private static Table stages(List<Step> steps) {
    var table = new Table();
    for (var step : steps) {
      table.row(
          step.stage().code(),
          words(step.outcome()),
          Remark.ms(step.ms()),
          Objects.requireNonNullElse(step.peer(), "-"),
          Remark.of(step));
    }
    return table;
  }

  /// A control is told by the stage it came to.
  private static Table controls(List<ControlRun> runs) {
    var table = new Table();
    for (var run : runs) {
      if (!run.steps().isEmpty()) {
        var last = run.steps().getLast();
        table.row(
            run.pair().varies().code() + " " + run.pair().to(),
            run.target().id().equals(run.pair().of()) ? "" : run.target().id(),
            last.stage().code() + " " + words(last.outcome()),
            Remark.ms(last.ms()),
            Remark.of(last));
      }
    }
    return table;
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _ -> "ok";
      case Outcome.Failed(var failure) -> failure.code();
      case Outcome.Unclassified(var text) -> "failed: " + text;
    };
  }

  private static List<String> missing(Diagnosis diagnosis) {
    return Stream.concat(
            diagnosis.steps().stream(),
            diagnosis.controls().stream().flatMap(run -> run.steps().stream()))
        .flatMap(step -> step.evidence().missing().stream())
        .distinct()
        .map("  "::concat)
        .toList();
  }

  private String context(Diagnosis diagnosis) {
    return "%s, probed at %s by %s, %s"
        .formatted(
            described(diagnosis.target()),
            diagnosis.at(),
            diagnosis.agent(),
            described(diagnosis.vantage()));
  }

  private String described(Target target) {
    var side = target.side().code() + (assumedSide ? " (assumed; --side says otherwise)" : "");
    var host = target.host().contains(":") ? "[" + target.host() + "]" : target.host();
    return "%s://%s:%d, owner %s, %s"
        .formatted(target.scheme().code(), host, target.port(), target.owner().code(), side);
  }

  private static String described(Vantage vantage) {
    return String.format(
        Locale.ROOT,
        "carrier %s, province %s, %s, %s",
        vantage.carrier(),
        vantage.province(),
        vantage.access().code(),
        vantage.side().code());
  }

  /// What came from the network can hold no control characters; the colours are ours.
  private String coloured(@Nullable Verdict verdict, List<String> lines) {
    var safe = new ArrayList<>(lines.stream().map(Escapes::visible).toList());
    if (coloured && verdict != null) {
      safe.set(0, colour(verdict.domain()) + safe.getFirst() + "\u001b[0m");
    }
    return String.join("\n", safe);
  }

  private static String colour(FaultDomain domain) {
    return switch (domain) {
      case NONE -> "\u001b[1;32m";
      case UNKNOWN, MONITOR -> "\u001b[1;33m";
      case OURS, CARRIER, BORDER, PROVIDER, CHANGE -> "\u001b[1;31m";
    };
  }
}
