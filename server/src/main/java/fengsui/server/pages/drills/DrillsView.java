package fengsui.server.pages.drills;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.server.incident.Incident;
import fengsui.server.pages.DrillSwitches.DrillSwitch;
import fengsui.server.pages.DrillSwitches.Truth;
import fengsui.server.pages.Names;
import fengsui.server.pages.Times;
import fengsui.server.pages.VerdictWords;
import fengsui.server.pages.Words;
import fengsui.server.pages.drills.Score.Said;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of drills.
///
/// @param laboratory whether one runs under this post
/// @param results what came of those that were on, the newest first
public record DrillsView(
    boolean laboratory, List<DrillSwitch> switches, List<Result> results, String trouble) {

  /// The drills of the command line.
  public static final List<String> DRILLS = List.of("border-443", "carrier-dns", "wrong-subsidy");

  public DrillsView {
    switches = List.copyOf(switches);
    results = List.copyOf(results);
  }

  /// What came of one drill.
  ///
  /// @param tone `calm` for a right verdict, `alarm` for a wrong one, `doubt` for none
  /// @param mark that in one word
  /// @param ended null while it is on
  /// @param said what was said and when; empty for nothing
  /// @param incident of which it was said; null for nothing
  /// @param beside what else was said, though nothing else was wrong; empty for nothing
  public record Result(
      String name,
      String tone,
      String mark,
      Instant started,
      String starter,
      @Nullable Instant ended,
      String truth,
      String said,
      @Nullable String incident,
      String beside) {}

  static List<Result> results(List<Run> runs, Collection<Incident> incidents, Words words) {
    return runs.stream().map(run -> result(run, Score.of(run, runs, incidents), words)).toList();
  }

  private static Result result(Run run, Score score, Words words) {
    var right = score.right();
    var stray = score.stray();
    var shown = right == null ? stray : right;
    var tone = right != null ? "calm" : stray != null ? "alarm" : "doubt";
    return new Result(
        run.name(),
        tone,
        words.say("drills." + mark(run, score)),
        run.started(),
        new Names(words).author(run.starter()),
        run.ended(),
        truth(run.truth(), words),
        shown == null ? "" : said(shown, words),
        shown == null ? null : shown.incident(),
        right == null || stray == null ? "" : said(stray, words));
  }

  private static String mark(Run run, Score score) {
    if (score.right() != null) {
      return "right";
    }
    return score.stray() != null ? "wrong" : run.ended() == null ? "waiting" : "missed";
  }

  private static String said(Said said, Words words) {
    var whose = new VerdictWords(words).whose(said.verdict());
    return words.say("drills.said", new Times(words).lasting(said.after()), whose);
  }

  private static String truth(Truth truth, Words words) {
    var where =
        new Verdict.Where(truth.carrier(), null, null, null, null, truth.port(), null, null);
    return new VerdictWords(words).whose(verdict(truth.domain(), where));
  }

  private static Verdict verdict(FaultDomain domain, Verdict.Where where) {
    var scope = new Verdict.Scope(0, 0);
    return new Verdict(domain, where, 1, null, scope, true, List.of(), List.of(), List.of(), null);
  }
}
