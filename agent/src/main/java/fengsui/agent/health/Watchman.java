package fengsui.agent.health;

import fengsui.agent.rounds.Tally;
import fengsui.agent.spool.Spool;
import fengsui.agent.time.AgentClock;
import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Stage;
import fengsui.model.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches this agent itself: what it finds is an observation like any other, of a target whose
/// owner is `self`; each every ten seconds, and at once when something turns wrong or right.
public final class Watchman implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final AgentClock clock;
  private final Spool spool;
  private final Supplier<@Nullable Plan> plan;
  private final Pulse pulse = new Pulse();
  private final Vitals vitals;
  private final Map<String, Said> said = new HashMap<>();
  private final Thread thread;

  /// @param plan what is measured now; null while nothing is
  public Watchman(AgentClock clock, Tally tally, Spool spool, Supplier<@Nullable Plan> plan) {
    this.clock = clock;
    this.spool = spool;
    this.plan = plan;
    this.vitals = new Vitals(clock, tally, spool, pulse);
    this.thread = Thread.ofPlatform().daemon().name("watchman").start(this::watch);
  }

  private record Said(boolean ok, long nanos) {}

  private void watch() {
    try {
      while (true) {
        var now = plan.get();
        if (now != null) {
          report(now);
        }
        Thread.sleep(GLANCE);
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  private void report(Plan now) {
    var due = vitals.read(now).stream().filter(this::due).toList();
    if (!due.isEmpty()) {
      due.forEach(vitals::told);
      spool.add(due.stream().map(sign -> observation(sign, now)).toList());
    }
  }

  private boolean due(Sign sign) {
    var last = said.get(sign.id());
    var nanos = clock.nanos();
    if (last != null && last.ok == sign.ok() && nanos - last.nanos < EVERY.toNanos()) {
      return false;
    }
    said.put(sign.id(), new Said(sign.ok(), nanos));
    return true;
  }

  private Observation observation(Sign sign, Plan now) {
    var self =
        new Target(sign.id(), Scheme.TCP, now.agent(), 1, "/", now.vantage().side(), Owner.SELF);
    return new Observation(
        clock.instant(),
        now.agent(),
        now.vantage(),
        self,
        Stage.CONNECT,
        sign.outcome(),
        sign.ms(),
        null,
        Evidence.NONE,
        1);
  }

  @Override
  public void close() {
    thread.interrupt();
    pulse.close();
  }
}
