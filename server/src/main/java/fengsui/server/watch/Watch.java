package fengsui.server.watch;

import fengsui.isolate.Isolation;
import fengsui.isolate.Path;
import fengsui.model.Observation;
import fengsui.server.incident.Incidents;
import fengsui.server.ingest.Arrivals;
import fengsui.server.live.Live;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps what every agent sees now, and has it judged as it comes.
@Component
public final class Watch implements Arrivals, AutoCloseable {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Incidents incidents;
  private final Live live;
  private final InstantSource clock;
  private final Timer verdicts;
  private final Cells cells = new Cells();
  private final ArrayDeque<Observation> window = new ArrayDeque<>();
  private final List<Instant> waiting = new ArrayList<>();
  private volatile boolean running = true;

  Watch(Incidents incidents, Live live, InstantSource clock, MeterRegistry meters) {
    this.incidents = incidents;
    this.live = live;
    this.clock = clock;
    this.verdicts =
        Timer.builder("fengsui.verdict.seconds")
            .description("From the arrival of observations to the verdict that heeds them.")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
  }

  @EventListener(ContextRefreshedEvent.class)
  void start() {
    Thread.ofPlatform().daemon().name("judge").start(this::judge);
  }

  @Override
  public void arrived(Instant received, List<Observation> observations) {
    cells.arrived(observations);
    synchronized (waiting) {
      window.addAll(observations);
      waiting.add(clock.instant());
      waiting.notifyAll();
    }
  }

  /// How each target looks from each agent, newest probe only.
  public List<Cell> cells() {
    return cells.outside().toList();
  }

  /// What the agents say of their own health.
  public List<Cell> health() {
    return cells.health().toList();
  }

  public Optional<Cell> find(String agent, String target) {
    return cells.find(new Path(agent, target));
  }

  /// How long verdicts take, from the arrival of observations.
  public Timer verdicts() {
    return verdicts;
  }

  private void judge() {
    try {
      while (running) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    List<Observation> seen;
    List<Instant> heeded;
    synchronized (waiting) {
      waiting.wait(1000);
      heeded = List.copyOf(waiting);
      waiting.clear();
      var oldest = clock.instant().minus(WINDOW);
      window.removeIf(each -> each.at().isBefore(oldest));
      seen = List.copyOf(window);
    }
    var now = clock.instant();
    incidents.judged(now, Isolation.outages(seen, List.of()));
    var done = clock.instant();
    heeded.forEach(arrival -> verdicts.record(Duration.between(arrival, done)));
    live.changed(Live.Topic.PATHS);
    Thread.sleep(1000);
  }

  @Override
  public void close() {
    running = false;
  }
}
