package fengsui.server.watch;

import fengsui.isolate.Path;
import fengsui.isolate.Sight;
import fengsui.isolate.Window;
import fengsui.model.Observation;
import fengsui.model.Plan;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.changes.feed.Altered;
import fengsui.server.incident.Incidents;
import fengsui.server.incident.Round;
import fengsui.server.incident.Silence;
import fengsui.server.ingest.Agents;
import fengsui.server.live.Live;
import fengsui.server.resolvers.TailBoard;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// One round after the other: takes in what came, judges it, and tells the incidents. For one
/// thread.
@Component
final class Judge {

  private static final Duration SOONEST = Duration.ofMillis(200);

  /// The share of one processor that judging may take is one in so many.
  private static final int SHARE = 3;

  private static final Duration LATEST = Duration.ofSeconds(1);
  private static final Duration GREETINGS = Duration.ofSeconds(5);
  private static final Duration TIDYING = Duration.ofMinutes(1);
  private static final Duration FORGETTING = Duration.ofHours(1);

  private final Incidents incidents;
  private final Recollection recollection;
  private final Altered altered;
  private final Agents agents;
  private final Catalogue catalogue;
  private final TailBoard tails;
  private final Live live;
  private final InstantSource clock;
  private final Instant listening;
  private final Window window = new Window();
  private final Late late = new Late();
  private Instant greeted = Instant.EPOCH;
  private Instant tidied;
  private Instant shown = Instant.EPOCH;

  /// Observations that arrived together: when, by the clock and by nanoseconds of this machine.
  record Batch(Instant received, long nanos, List<Observation> observations) {}

  Judge(
      Incidents incidents,
      Recollection recollection,
      Altered altered,
      Agents agents,
      Catalogue catalogue,
      TailBoard tails,
      Live live,
      InstantSource clock) {
    this.incidents = incidents;
    this.recollection = recollection;
    this.altered = altered;
    this.agents = agents;
    this.catalogue = catalogue;
    this.tails = tails;
    this.live = live;
    this.clock = clock;
    this.listening = clock.instant();
    this.tidied = listening;
  }

  /// How long to rest after a round that took so much of a processor.
  static Duration pause(Duration took) {
    var rest = took.multipliedBy(SHARE - 1L);
    return rest.compareTo(SOONEST) < 0 ? SOONEST : rest.compareTo(LATEST) > 0 ? LATEST : rest;
  }

  /// Reads back what came before the start; `also` is told of it too.
  void recall(BiConsumer<Instant, List<Observation>> also) {
    recollection.recent((received, observations) -> {
      window.add(received, observations);
      also.accept(received, observations);
    });
    window.tails().restore(tails.recall());
  }

  /// Waits a second at most for something to arrive, and judges. Returns how much of a processor
  /// judging took: what it waits for others is no reason to rest.
  Duration round(BlockingQueue<Batch> arrivals, Timer verdicts) throws InterruptedException {
    var heeded = new ArrayList<Batch>();
    var first = arrivals.poll(1, TimeUnit.SECONDS);
    var began = cpuNanos();
    if (first != null) {
      heeded.add(first);
      arrivals.drainTo(heeded);
    }
    heeded.forEach(this::heed);
    judge(clock.instant());
    var done = System.nanoTime();
    heeded.forEach(batch -> verdicts.record(done - batch.nanos(), TimeUnit.NANOSECONDS));
    if (!heeded.isEmpty() && shown.plusSeconds(1).isBefore(clock.instant())) {
      shown = clock.instant();
      live.changed(Live.Topic.PATHS);
    }
    return Duration.ofNanos(cpuNanos() - began);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void heed(Batch batch) {
    window.add(batch.received(), batch.observations());
    late.arrived(batch.received(), batch.observations());
  }

  private void judge(Instant now) {
    greetings(now);
    var sight = window.sight(now);
    var outages = new ArrayList<>(window.outages(now, altered.weighed()));
    outages.addAll(Silence.outages(sight, now, listening));
    incidents.judged(new Round(now, outages, sight, watched(sight), window.tails()));
    tails.show(now, window.tails());
    var period = late.ready(now);
    if (period != null) {
      incidents.lookedBack(now, recollection.during(period));
    }
    if (tidied.plus(TIDYING).isBefore(now)) {
      window.forget(now.minus(FORGETTING));
      tidied = now;
    }
  }

  private void greetings(Instant now) {
    if (greeted.isBefore(now.minus(GREETINGS))) {
      agents.all().forEach(agent -> window.heard(agent.name(), agent.lastSeen()));
      greeted = now;
    }
  }

  /// A path is given up once nobody looks at it and no plan asks for it.
  private Predicate<Path> watched(Sight sight) {
    var planned = new HashMap<String, Set<Path>>();
    return path ->
        sight.find(path).filter(look -> look.current()).isPresent()
            || planned.computeIfAbsent(path.agent(), this::planned).contains(path);
  }

  /// The targets, and what each further resolver of the carrier says of each.
  private Set<Path> planned(String agent) {
    Plan plan = catalogue.plan(agent);
    var paths = new HashSet<Path>();
    for (var check : plan.checks()) {
      var target = check.target().id();
      paths.add(new Path(agent, target));
      if (!plan.naming().controls().isEmpty()) {
        plan.resolvers().forEach(resolver -> paths.add(new Path(agent, target, resolver)));
      }
    }
    return paths;
  }
}
