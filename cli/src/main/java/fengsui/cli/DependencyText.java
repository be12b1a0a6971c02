package fengsui.cli;

import fengsui.guard.dependencies.Finding;
import fengsui.guard.dependencies.Review;
import fengsui.guard.dependencies.WhatIf;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a review of dependencies says, for people and for programs.
///
/// @param fates of the journeys in the outage; empty without one
/// @param earlier what an earlier review said; nothing without one
record DependencyText(
    Review review, List<WhatIf.Told> fates, @Nullable String outage, @Nullable Earlier earlier) {

  /// An earlier review: its score, and its findings by rule and what they were about.
  record Earlier(int score, Set<String> findings) {}

  /// Reads what `--json` wrote.
  static Earlier earlier(Path file) {
    try {
      var read = JsonMapper.shared().readTree(Files.readAllBytes(file));
      if (!read.path("score").isInt()) {
        throw new BadInput(file.toString(), "has no score", "give what --json wrote");
      }
      var findings = new HashSet<String>();
      read.path("findings")
          .forEach(it ->
              findings.add(it.path("rule").asString("") + " " + it.path("about").asString("")));
      return new Earlier(read.path("score").intValue(), findings);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    } catch (JacksonException e) {
      throw new BadInput(file.toString(), "is not JSON", "give what --json wrote");
    }
  }

  private static String key(Finding finding) {
    return finding.rule() + " " + finding.about();
  }

  private List<Finding> fresh() {
    return earlier == null
        ? List.of()
        : review.findings().stream().filter(it -> !earlier.findings().contains(key(it))).toList();
  }

  String words() {
    var text = new StringBuilder("score " + review.score() + " of 100");
    if (earlier != null) {
      text.append(
          String.format(
              Locale.ROOT,
              " (%+d since before, %d new)",
              review.score() - earlier.score(),
              fresh().size()));
    }
    for (var finding : review.findings()) {
      text.append(
          "%n  %-8s %s: %s%n           %s"
              .formatted(
                  finding.severity().code(),
                  finding.rule(),
                  Escapes.visible(finding.why()),
                  Escapes.visible(finding.remedy())));
    }
    if (outage != null) {
      text.append("%n%s:".formatted(Escapes.visible(outage)));
      for (var told : fates) {
        text.append(
            "%n  %-8s %s%s: %s"
                .formatted(
                    told.fate().code(),
                    Escapes.visible(told.journey()),
                    told.critical() ? " (critical)" : "",
                    Escapes.visible(told.why())));
      }
    }
    return text.toString();
  }

  String json() {
    var node = JsonNodeFactory.instance.objectNode().put("score", review.score());
    if (earlier != null) {
      node.put("scoreBefore", earlier.score());
      var fresh = node.putArray("new");
      fresh().forEach(it -> fresh.add(key(it)));
    }
    var findings = node.putArray("findings");
    for (var finding : review.findings()) {
      findings
          .addObject()
          .put("rule", finding.rule())
          .put("severity", finding.severity().code())
          .put("cost", finding.severity().cost())
          .put("about", finding.about())
          .put("why", finding.why())
          .put("remedy", finding.remedy());
    }
    if (outage != null) {
      var asked = node.putObject("whatIf").put("outage", outage);
      var journeys = asked.putArray("journeys");
      for (var told : fates) {
        journeys
            .addObject()
            .put("journey", told.journey())
            .put("critical", told.critical())
            .put("fate", told.fate().code())
            .put("why", told.why());
      }
    }
    return node.toString();
  }
}
