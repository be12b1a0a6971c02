package fengsui.server.metrics;

import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Stage;
import fengsui.server.ingest.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// The newest probe of each target from each agent, for as long as it is fresh.
///
/// At most [#MOST] of them are kept: more would make each scrape slow, and Prometheus suffer. Those
/// left out are counted.
@Component
final class LatestProbes implements Arrivals {

  static final int MOST = 10_000;
  static final Duration FRESH = Duration.ofMinutes(5);

  private final Map<Key, Latest> probes = new ConcurrentHashMap<>();
  private final LongAdder omitted = new LongAdder();
  private final InstantSource clock;

  LatestProbes(InstantSource clock) {
    this.clock = clock;
  }

  record Key(String agent, String target) {}

  /// The steps of one probe so far.
  static final class Latest {
    private final Map<Stage, Observation> steps = new EnumMap<>(Stage.class);
    private Instant at = Instant.MIN;

    // A resolve or connect step begins a new probe: what was seen before it is history.
    private synchronized void take(Observation step) {
      if (step.at().isBefore(at)) {
        return;
      }
      at = step.at();
      steps.keySet().removeIf(stage -> stage.compareTo(step.stage()) >= 0);
      steps.put(step.stage(), step);
    }

    synchronized List<Observation> steps() {
      return List.copyOf(steps.values());
    }

    synchronized Instant at() {
      return at;
    }
  }

  @Override
  public void arrived(Instant received, List<Observation> observations) {
    for (var observation : observations) {
      if (observation.control().isEmpty() && !observation.target().owner().equals(Owner.SELF)) {
        take(observation);
      }
    }
  }

  private void take(Observation observation) {
    var key = new Key(observation.agent(), observation.target().id());
    var known = probes.get(key);
    if (known == null) {
      if (probes.size() >= MOST) {
        omitted.increment();
        return;
      }
      known = probes.computeIfAbsent(key, _ -> new Latest());
    }
    known.take(observation);
  }

  /// Returns the fresh ones, and forgets the others.
  Map<Key, Latest> fresh() {
    var oldest = clock.instant().minus(FRESH);
    probes.values().removeIf(probe -> probe.at().isBefore(oldest));
    return probes;
  }

  long omitted() {
    return omitted.sum();
  }
}
