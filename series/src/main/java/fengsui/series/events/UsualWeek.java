package fengsui.series.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Learns what share of events is usual at most, for each quarter of an hour of the week.
///
/// Each is the upper end of what the same time of earlier weeks, with its neighbours, can be, and a
/// margin for drift above that; weeks ago count half as much every four. Whoever teaches it leaves
/// out what an alarm has called abnormal. One writer at a time.
public final class UsualWeek {

  private static final long SLOT = Duration.ofMinutes(15).toSeconds();
  private static final int SLOTS = (int) (Duration.ofDays(7).toSeconds() / SLOT);
  private static final double FADE = Math.pow(0.5, 0.25);

  /// Standard errors of Wilson's interval: about one slot in 30,000 lies above by chance.
  private static final double ERRORS = 4;

  private static final double LEAST = 1e-7;
  private static final double MOST = 0.999;

  private final double margin;
  private final double[] hits = new double[SLOTS];
  private final double[] events = new double[SLOTS];
  private final long[] week = new long[SLOTS];

  /// A week of which nothing is known.
  ///
  /// @param margin for drift, as a factor of at least 1
  public UsualWeek(double margin) {
    if (!(margin >= 1) || Double.isInfinite(margin)) {
      throw new IllegalArgumentException("margin must be at least 1, but is " + margin);
    }
    this.margin = margin;
  }

  /// Learns that of `total` events at `at` so many were hits.
  public void learn(Instant at, long hit, long total) {
    if (hit < 0 || hit > total) {
      throw new IllegalArgumentException(
          "hits must be from 0 to the total, but are %s of %s".formatted(hit, total));
    }
    var slot = slot(at);
    var now = Math.floorDiv(at.getEpochSecond(), SLOT * SLOTS);
    var faded = Math.pow(FADE, (double) Math.max(0, now - week[slot]));
    hits[slot] = hits[slot] * faded + hit;
    events[slot] = events[slot] * faded + total;
    week[slot] = Math.max(now, week[slot]);
  }

  /// The share that is usual at most at `at`; nearly 1 where nothing was learnt.
  public double atMost(Instant at) {
    var slot = slot(at);
    var hit = 0.0;
    var total = 0.0;
    for (var near = slot - 1; near <= slot + 1; near++) {
      hit += hits[Math.floorMod(near, SLOTS)];
      total += events[Math.floorMod(near, SLOTS)];
    }
    return Math.clamp(margin * wilson(hit, total), LEAST, MOST);
  }

  private static double wilson(double hit, double total) {
    if (total < 1) {
      return 1;
    }
    var square = ERRORS * ERRORS;
    var share = hit / total;
    var spread = ERRORS * Math.sqrt(share * (1 - share) / total + square / (4 * total * total));
    return (share + square / (2 * total) + spread) / (1 + square / total);
  }

  private static int slot(Instant at) {
    return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), SLOT), (long) SLOTS);
  }

  /// Returns all that was learnt, to be kept.
  public Saved save() {
    return new Saved(
        margin,
        DoubleStream.of(hits).boxed().toList(),
        DoubleStream.of(events).boxed().toList(),
        Arrays.stream(week).boxed().toList());
  }

  /// Returns what [#save] gave, ready to learn on.
  public static UsualWeek restore(Saved saved) {
    var usual = new UsualWeek(saved.margin());
    for (var slot = 0; slot < SLOTS; slot++) {
      usual.hits[slot] = saved.hits().get(slot);
      usual.events[slot] = saved.events().get(slot);
      usual.week[slot] = saved.weeks().get(slot);
    }
    return usual;
  }

  /// All that was learnt, slot by slot.
  public record Saved(double margin, List<Double> hits, List<Double> events, List<Long> weeks) {

    public Saved {
      hits = List.copyOf(hits);
      events = List.copyOf(events);
      weeks = List.copyOf(weeks);
      if (hits.size() != SLOTS || events.size() != SLOTS || weeks.size() != SLOTS) {
        throw new IllegalArgumentException("a week must have %d slots".formatted(SLOTS));
      }
    }
  }
}
