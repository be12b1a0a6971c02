package fengsui.bench;

import fengsui.series.events.Budget;
import fengsui.series.events.EventWatch;
import fengsui.series.events.UsualShare;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// How soon changes are seen, and at what cost. Points: [KpiBench]. Events: the mean number until
/// the alarm, at no more than one false alarm in 10⁹ events, without being told the size of the
/// change, beside a CUSUM of the same promise that was told it.
final class SeriesBench implements Bench {

  private static final Budget BILLION = new Budget(1, 1e9);
  private static final String TOLD = "CUSUM told the size";
  private static final int SERIES = 10_000;
  private static final int EVENTS = 20_000_000;

  /// The usual share, and the share after the change.
  private static final double[][] CHANGES = {
    {0.0001, 1},
    {0.0001, 0.1},
    {0.0001, 0.01},
    {0.0081, 1},
    {0.0081, 0.5},
    {0.0081, 0.107},
    {0.05, 1},
    {0.02, 0.3},
    {0.01, 0.05},
    {0.01, 0.02},
    {0.001, 0.01},
    {0.02, 0.04},
    {0.001, 0.002}
  };

  @Override
  public String name() {
    return "series";
  }

  @Override
  public String summary() {
    return "how soon changes in events and points are seen, and how fast";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException {
    for (var change : CHANGES) {
      rows.accept(delays(change[0], change[1]));
    }
    speed(rows);
    new KpiBench().run(rows);
  }

  private static Row delays(double usual, double then) {
    var runs = then < 0.005 ? 300 : 2_000;
    var random = new Random(1);
    var ours = 0L;
    var told = 0L;
    for (var run = 0; run < runs; run++) {
      ours += delay(usual, then, random);
      told += cusum(usual, then, random);
    }
    var measure = String.format(Locale.ROOT, "events, %.4g to %.4g", usual, then);
    return new Row(measure, ours / (double) runs, TOLD, told / (double) runs);
  }

  private static int delay(double usual, double then, Random random) {
    var watch = new EventWatch(1, BILLION);
    var share = UsualShare.atMost(usual, BILLION);
    var events = 1;
    while (!watch.observe(0, random.nextDouble() < then ? 1 : 0, share)) {
      events++;
    }
    return events;
  }

  private static int cusum(double usual, double then, Random random) {
    var evidence = 0.0;
    var events = 0;
    while (evidence < Math.log(1e9)) {
      var hit = random.nextDouble() < then;
      evidence = Math.max(0, evidence + Math.log(hit ? then / usual : (1 - then) / (1 - usual)));
      events++;
    }
    return events;
  }

  /// Quiet events through many series, by CPU time of one thread, beside a CUSUM for one size.
  private static void speed(Consumer<Row> rows) {
    var watch = new EventWatch(SERIES, BILLION);
    var usual = UsualShare.atMost(0.01, BILLION);
    var sums = new double[SERIES];
    double ours = 0;
    double theirs = 0;
    for (var pass = 0; pass < 2; pass++) {
      ours = perSecond((series, hit) -> watch.observe(series, hit, usual));
      theirs = perSecond((series, hit) -> one(sums, series, hit));
    }
    rows.accept(new Row("M events/CPU-s, 10,000 series", ours, "CUSUM for one size", theirs));
  }

  private static boolean one(double[] sums, int series, double hit) {
    var step = hit > 0 ? Math.log(2) : Math.log(0.98 / 0.99);
    sums[series] = Math.max(0, sums[series] + step);
    return sums[series] > 20.7;
  }

  private interface Work {
    boolean observe(int series, double hit);
  }

  /// Returns millions of events.
  private static double perSecond(Work work) {
    var threads = ManagementFactory.getThreadMXBean();
    var began = threads.getCurrentThreadCpuTime();
    var seed = 88172645463325252L;
    var alarms = 0;
    for (var event = 0; event < EVENTS; event++) {
      seed ^= seed << 13;
      seed ^= seed >>> 7;
      seed ^= seed << 17;
      var series = (int) ((seed >>> 33) % SERIES);
      alarms += work.observe(series, (seed & 255) == 0 ? 1 : 0) ? 1 : 0;
    }
    if (alarms > 1) {
      throw new BenchException("quiet events raised alarms", "this is a fault: report it");
    }
    return EVENTS * 1e3 / (threads.getCurrentThreadCpuTime() - began);
  }
}
