package fengsui.bench;

import fengsui.series.points.PointWatch;
import fengsui.series.points.Sensitivity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// The KPIs of AIOps 2018 as they would have arrived, one configuration for all of them. Peers'
/// figures are those that were published, or measured by others' code, on the other half of the
/// file (docs/series.md); the floor is scores drawn by lot, at the threshold that suits them best.
///
/// Settings were chosen with the labels of the second half of each series in sight, so "chosen"
/// flatters. "Unseen" is the second quarter, whose labels had no part in it: there the first
/// quarter teaches.
final class KpiBench {

  private static final double[] CURVE = {0.6, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.5, 3.5};
  private static final int SILENCE = 4;
  private static final int QUARTERS = 4;
  private static final String FLUXEV = "FluxEV";

  /// A series with the score that each of its points had when it arrived.
  private static final class Scored {

    private final LabelledSeries series;
    private final float[] scores;

    Scored(LabelledSeries series, float[] scores) {
      this.series = series;
      this.scores = scores;
    }

    /// Adds to `score` what comes of telling the points of `least` and more.
    void into(SeriesScore score, double least, Part part) {
      var alarmed = new boolean[scores.length];
      var last = Integer.MIN_VALUE / 2;
      for (var at = 0; at < scores.length; at++) {
        if (scores[at] >= least && at - last > SILENCE) {
          alarmed[at] = true;
          last = at;
        }
      }
      var quarter = scores.length / QUARTERS;
      score.add(series, alarmed, part.from * quarter, part.to * quarter);
    }
  }

  /// A part of each series, in quarters.
  private enum Part {
    UNSEEN(1, 2),
    CHOSEN(2, 4);

    private final int from;
    private final int to;

    Part(int from, int to) {
      this.from = from;
      this.to = to;
    }
  }

  void run(Consumer<Bench.Row> rows) throws IOException {
    var all = new ArrayList<Scored>();
    var points = 0L;
    var began = cpuNanos();
    for (var series : LabelledSeries.aiops()) {
      all.add(scored(series));
      points += series.size();
    }
    var perSecond = points * 1e3 / (cpuNanos() - began);
    rows.accept(new Bench.Row("KPI, M points/CPU-s", perSecond, "FluxEV, Python", 0.01));
    for (var part : Part.values()) {
      var floor = floor(all, part);
      for (var least : CURVE) {
        curve(rows, part, least, score(all, least, part), floor);
      }
    }
  }

  private static void curve(
      Consumer<Bench.Row> rows, Part part, double least, SeriesScore score, double floor) {
    var name =
        String.format(
            Locale.ROOT, "KPI %s, score %.2f, ", part.name().toLowerCase(Locale.ROOT), least);
    rows.accept(new Bench.Row(name + "F1 k=7", score.f1(), FLUXEV, 0.817));
    rows.accept(new Bench.Row(name + "F1 k=7", score.f1(), "drawn by lot", floor));
    rows.accept(new Bench.Row(name + "recall", score.recall(), FLUXEV, 0.893));
    rows.accept(new Bench.Row(name + "false/day", score.falseAlarms(), FLUXEV, 2.29));
  }

  private static Scored scored(LabelledSeries series) {
    var watch = new PointWatch(series.step(), Sensitivity.KEEN);
    var scores = new float[series.size()];
    for (var at = 0; at < scores.length; at++) {
      var judged = watch.observe((long) at * series.step(), series.value(at));
      scores[at] = judged.isPresent() ? (float) judged.get().score() : 0;
    }
    return new Scored(series, scores);
  }

  private static SeriesScore score(List<Scored> all, double least, Part part) {
    var score = new SeriesScore();
    all.forEach(each -> each.into(score, least, part));
    return score;
  }

  /// The best F1 of scores drawn by lot.
  private static double floor(List<Scored> all, Part part) {
    var random = new Random(1);
    var lots = new ArrayList<Scored>();
    for (var each : all) {
      var scores = new float[each.scores.length];
      for (var at = 0; at < scores.length; at++) {
        scores[at] = random.nextFloat();
      }
      lots.add(new Scored(each.series, scores));
    }
    var best = 0.0;
    for (var step = 1; step <= 20; step++) {
      best = Math.max(best, score(lots, 1 - Math.pow(0.5, step / 2.0), part).f1());
    }
    return best;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
