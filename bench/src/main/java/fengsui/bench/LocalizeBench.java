package fengsui.bench;

import fengsui.bench.LabelledDeviations.Case;
import fengsui.localize.Explanation;
import fengsui.localize.Leaves;
import fengsui.localize.Localizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Which combination explains it, beside what the peers' own programs reached on the same files.
/// One configuration for everything; the peers' figures were measured on these data, except those
/// of S and L, which are of other draws of the same law.
final class LocalizeBench implements Bench {

  private static final int TOP = 5;
  private static final int CASES = 20;
  private static final int GUESSES = 200;
  private static final int MILLION = 1_000_000;

  /// RiskLoc's leaves per second: 21,600 in 0.62 s.
  private static final double RISKLOC = 21_600 / 0.62;

  @Override
  public String name() {
    return "localize";
  }

  @Override
  public String summary() {
    return "causes of real incidents and of injected ones, beside RobustSpot and RiskLoc";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException {
    var incidents = LabelledDeviations.incidents();
    counts(rows, incidents);
    sums(rows, "B0", LabelledDeviations.injected(), 0.947);
    sums(rows, "S", drawn(RippleLaw::s), 0.570);
    sums(rows, "L", drawn(RippleLaw::l), 0.670);
    million(rows);
  }

  private static void counts(Consumer<Row> rows, List<Case> incidents) {
    incidents.forEach(each -> Localizer.counts(each.leaves(), TOP));
    var score = new CauseScore();
    var began = cpu();
    var found = incidents.stream().map(each -> Localizer.counts(each.leaves(), TOP)).toList();
    var millis = (cpu() - began) / 1e6 / incidents.size();
    add(score, incidents, found);
    rows.accept(new Row("real incidents, F1", score.f1(), "RobustSpot", 0.559));
    rows.accept(new Row("real incidents, hit@1", score.inOne(), "RobustSpot", 0.563));
    rows.accept(new Row("real incidents, hit@3", score.inThree(), "RobustSpot", 0.652));
    rows.accept(new Row("real incidents, F1", score.f1(), "a random guess", guessed(incidents)));
    rows.accept(new Row("real incidents, CPU ms a case", millis, "RobustSpot (Python)", 1200));
  }

  private static void sums(Consumer<Row> rows, String set, List<Case> cases, double riskloc) {
    var score = new CauseScore();
    cases.stream().limit(CASES).forEach(each -> Localizer.sums(each.leaves(), TOP));
    var began = cpu();
    var found = cases.stream().map(each -> Localizer.sums(each.leaves(), TOP)).toList();
    var millis = (cpu() - began) / 1e6 / cases.size();
    add(score, cases, found);
    rows.accept(new Row(set + ", F1", score.f1(), "RiskLoc", riskloc));
    rows.accept(new Row(set + ", F1", score.f1(), "a random guess", guessed(cases)));
    rows.accept(new Row(set + ", CPU ms a case", millis, "RiskLoc (Python)", 620));
  }

  private static void add(CauseScore score, List<Case> cases, List<Explanation> found) {
    for (var each = 0; each < cases.size(); each++) {
      score.add(found.get(each), cases.get(each).causes());
    }
  }

  private static List<Case> drawn(LongFunction<Case> law) {
    return LongStream.range(1_000, 1_000 + CASES).mapToObj(law).toList();
  }

  /// What one gets who names a random leaf's values in random attributes.
  private static double guessed(List<Case> cases) {
    var score = new CauseScore();
    var random = new Random(1);
    for (var each : cases) {
      for (var guess = 0; guess < GUESSES; guess++) {
        var told = each.leaves().guess(random).toString();
        score.add(Set.of(told), each.causes());
      }
    }
    return score.f1();
  }

  /// A million leaves of five attributes, of which one carrier in one province loses half.
  private static void million(Consumer<Row> rows) {
    var random = new Random(2);
    var leaves = Leaves.with(List.of("carrier", "province", "access", "target", "version"));
    for (var leaf = 0; leaf < MILLION; leaf++) {
      var values =
          List.of(leaf % 5, leaf / 5 % 40, leaf / 200 % 4, leaf / 800 % 125, leaf / 100_000);
      var lost = values.get(0) == 3 && values.get(1) == 7 ? 0.5 : 1;
      leaves.add(
          values.stream().map(String::valueOf).collect(Collectors.toList()),
          100 * lost * (1 + 0.03 * random.nextGaussian()),
          100);
    }
    var table = leaves.build();
    var began = cpu();
    var found = Localizer.sums(table, TOP);
    var seconds = (cpu() - began) / 1e9;
    var score = new CauseScore();
    score.add(found, Set.of("carrier=3&province=7"));
    rows.accept(new Row("a million leaves, F1", score.f1(), "the truth", 1));
    rows.accept(new Row("leaves a CPU-second", MILLION / seconds, "RiskLoc (Python)", RISKLOC));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
