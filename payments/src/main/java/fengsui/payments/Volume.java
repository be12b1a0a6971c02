package fengsui.payments;

import fengsui.model.Alarm;
import fengsui.model.Alarm.DetectedAfter;
import fengsui.model.Alarm.Exposure;
import fengsui.model.Alarm.Kind;
import fengsui.payments.Place.Attribute;
import fengsui.series.events.Usual;
import fengsui.series.events.UsualCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whether payments stay away: of everywhere, or of one scene, region, channel or merchant.
///
/// Time goes by ticks of five seconds in which there was any payment at all: a stream that stops as
/// a whole cannot be told from payments that stop, and is not judged. A part is missing if it falls
/// below what is left of its usual share of the others *and* below what it lately had, so that
/// neither a sale somewhere else nor the end of one looks like a loss. Everywhere is missing if it
/// falls below what the history had in that hour and below what there lately was.
final class Volume {

  static final long TICK = 5_000;

  /// Below this part of what is usual, payments are missing.
  private static final double MISSING = 0.65;

  private static final double THRESHOLD = 1e9;

  /// Fewer expected in a tick say nothing soon.
  private static final double FEWEST = 0.5;

  /// What was lately is known after so many ticks, and forgets in as many.
  private static final int LATELY = 60;

  /// A loss is over when so many ticks together had what is usual.
  private static final int BACK = 6;

  /// So many payments that were to be expected do not fail to come by chance, nor because a third
  /// of them is missing.
  private static final double AWAY = 20;

  /// Evidence from which on what is seen does not teach any more.
  private static final double DOUBT = 30;

  private final Places places;
  private final List<Part> parts = new ArrayList<>();
  private final List<Part> missing = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Least least;
  private long tick = Long.MIN_VALUE;

  /// Whether the stream began again within this tick.
  private boolean partial;

  Volume(Places places) {
    this.places = places;
    this.least = new Least(places);
  }

  /// One place's ticks.
  private static final class Part {

    private final Place place;
    private final double[] evidence = new double[Usual.SIZES];
    private int now;
    private int ticks;
    private double lately;
    private final double[] missed = new double[BACK];
    private long since;
    private @Nullable Loss loss;

    private Part(Place place) {
      this.place = place;
    }

    private void lose(Loss told) {
      loss = told;
      Arrays.fill(missed, 1);
    }
  }

  /// A loss that was told.
  private static final class Loss {

    private final Alarm alarm;
    private @Nullable Instant until;

    private Loss(Alarm alarm) {
      this.alarm = alarm;
    }
  }

  /// Takes note of a payment of the history.
  void learn(long at, int hour) {
    least.learn(at, hour);
  }

  /// Counts a payment at `at`.
  void take(Sample sample, long at, boolean ready, Consumer<Alarm> sink) {
    long now = at / TICK;
    if (now != tick) {
      boolean stopped = stopped(now - tick - 1);
      if (tick != Long.MIN_VALUE) {
        end(ready && !stopped && !partial, sink);
      }
      partial = stopped;
      tick = now;
    }
    sample.spot().all().forEach(this::count);
  }

  /// Whether the stream as a whole was away for `ticks`: then the ticks on both sides are parts of
  /// some only, and tell nothing.
  private boolean stopped(long ticks) {
    return ticks > 0 && !parts.isEmpty() && parts.getFirst().lately * ticks >= AWAY;
  }

  private void count(Place place) {
    while (parts.size() <= place.number()) {
      parts.add(new Part(places.all().get(parts.size())));
    }
    parts.get(place.number()).now++;
  }

  private void end(boolean ready, Consumer<Alarm> sink) {
    missing.clear();
    int all = parts.getFirst().now;
    for (var part : parts) {
      if (ready) {
        judge(part, all);
      }
      part.now = 0;
    }
    tell(sink);
  }

  private void judge(Part part, int all) {
    double usual = usual(part, all);
    if (part.ticks < LATELY) {
      part.ticks++;
      part.lately += (part.now - part.lately) / part.ticks;
      return;
    }
    if (usual < FEWEST) {
      learn(part);
      return;
    }
    double sum = UsualCount.atLeast(usual).after(part.now, part.evidence, 0);
    part.missed[Math.floorMod(tick, BACK)] = usual - part.now;
    if (part.loss != null) {
      recover(part);
      return;
    }
    if (part.now >= usual) {
      part.since = (tick + 1) * TICK;
    }
    if (sum < DOUBT) {
      learn(part);
    } else if (sum >= THRESHOLD) {
      missing.add(part);
    }
  }

  private static void learn(Part part) {
    part.lately += (part.now - part.lately) / LATELY;
  }

  private void recover(Part part) {
    if (part.loss != null && Arrays.stream(part.missed).sum() <= 0) {
      part.loss.until = Instant.ofEpochMilli((tick - BACK + 1) * TICK);
      part.loss = null;
      Arrays.fill(part.evidence, 0);
    }
  }

  /// How many payments of a part there should be at least in this tick.
  private double usual(Part part, int all) {
    int hour = Sampler.hour(tick * TICK);
    double lately = MISSING * part.lately;
    if (part.place.attribute() == Attribute.ALL) {
      return Math.min(lately, MISSING * least.inTick(hour));
    }
    double share = least.share(part.place, hour);
    return Math.min(lately, MISSING * (all - part.now) * share / (1 - share));
  }

  /// Tells what is missing: everywhere if it is, else the parts of the attribute that misses most.
  private void tell(Consumer<Alarm> sink) {
    if (missing.isEmpty()) {
      return;
    }
    var first = missing.getFirst();
    for (var attribute : Attribute.values()) {
      var parts = missing.stream().filter(part -> part.place.attribute() == attribute).toList();
      if (!parts.isEmpty() && (attribute == Attribute.ALL || parts.contains(first))) {
        tell(attribute, parts, sink);
        return;
      }
    }
  }

  private void tell(Attribute attribute, List<Part> parts, Consumer<Alarm> sink) {
    var scope = new TreeMap<String, List<String>>();
    if (attribute != Attribute.ALL) {
      scope.put(attribute.code(), parts.stream().map(part -> part.place.value()).sorted().toList());
    }
    long since = parts.stream().mapToLong(part -> part.since).min().orElse(tick * TICK);
    long now = (tick + 1) * TICK;
    double seen = perMinute(parts.stream().mapToDouble(part -> part.now).sum());
    double usual = perMinute(parts.stream().mapToDouble(part -> part.lately).sum());
    var alarm =
        new Alarm(
            Ids.of(Kind.VOLUME, Instant.ofEpochMilli(since), scope),
            Kind.VOLUME,
            scope,
            Instant.ofEpochMilli(since),
            Instant.ofEpochMilli(now),
            null,
            new DetectedAfter(Duration.ofMillis(now - since), 0),
            seen,
            usual,
            String.format(
                Locale.ROOT, "%.0f payments a minute where %.0f were usual lately", seen, usual),
            List.of(),
            new Exposure(0, 0, BigDecimal.ZERO, "CNY"));
    var loss = new Loss(alarm);
    losses.add(loss);
    missing.forEach(part -> part.lose(loss));
    sink.accept(alarm);
  }

  private static double perMinute(double inTick) {
    return inTick * 60_000 / TICK;
  }

  /// All losses that were told, with their end where they are over.
  List<Alarm> alarms() {
    return losses.stream().map(loss -> Telling.until(loss.alarm, loss.until)).toList();
  }
}
