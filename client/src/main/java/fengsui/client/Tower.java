package fengsui.client;

import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolution.Lost;
import fengsui.client.event.Event;
import fengsui.dns.message.Name;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Starts look-ups: one at a time for each question, and so many in all.
final class Tower {

  private static final int MOST_FLIGHTS = 4096;

  private final ConcurrentMap<Key, Flight> flights = new ConcurrentHashMap<>();
  private final Plan plan;
  private final Means means;
  private final Cache cache;
  private final Confirmation confirmation;
  private final Trial trial;

  Tower(Plan plan, Means means, Cache cache) {
    this.plan = plan;
    this.means = means;
    this.cache = cache;
    this.confirmation = new Confirmation(plan.lanes(), means, cache);
    this.trial = new Trial(plan.lanes(), means);
  }

  @Nullable ResolverOrder findOrder() {
    return means.steering().find(means.clock().now(), means.clock().nanoTime());
  }

  /// Returns the look-up that is on its way for `key`, or starts one.
  ///
  /// @param stale what may be used if nobody answers; null without
  Flight join(Key key, @Nullable Found stale) {
    var mine = new Flight(means.clock());
    if (flights.size() >= MOST_FLIGHTS) {
      mine.land(stale == null ? new Lost("too many look-ups at once") : stale.asStale());
      return mine;
    }
    var before = flights.putIfAbsent(key, mine);
    if (before == null) {
      start(key, mine, stale);
    }
    return before == null ? mine : before;
  }

  private void start(Key key, Flight flight, @Nullable Found stale) {
    try {
      means.clock().start("fengsui-lookup", () -> fly(key, flight, stale));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      land(key, flight, new Lost("no thread: " + noThread));
    }
  }

  private void fly(Key key, Flight flight, @Nullable Found stale) {
    var start = means.clock().nanoTime();
    Resolution end = new Lost("the look-up broke");
    try {
      end = inOrder(race(key, flight, stale));
      cache.put(key, end, means.clock().nanoTime());
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      end = new Lost("the look-up broke: " + fault);
    } finally {
      land(key, flight, end);
    }
    means.tally().tell(event(key, end, Duration.ofNanos(means.clock().nanoTime() - start)));
    if (end instanceof Found found && !found.proven()) {
      confirmation.confirm(key, found);
    }
    if (end instanceof Found found && found.tier() != Tier.LOCAL) {
      trial.run(key, found);
    }
  }

  private void land(Key key, Flight flight, Resolution end) {
    flights.remove(key, flight);
    flight.land(end);
  }

  private Resolution race(Key key, Flight flight, @Nullable Found stale) {
    Name name;
    try {
      name = Name.of(key.host());
    } catch (IllegalArgumentException noName) {
      return new Absent(String.valueOf(noName.getMessage()), false, true);
    }
    try {
      var order = findOrder();
      var lanes = order == null ? plan.lanes() : order.of(plan.lanes());
      var course = new Course(key.host(), name, key.families(), lanes, order, stale);
      return new Race(course, means, flight::land).run();
    } catch (InterruptedException stopped) {
      return new Lost("interrupted");
    }
  }

  private Resolution inOrder(Resolution resolution) {
    return resolution instanceof Found found
        ? found.with(plan.families().sort(found.addresses()))
        : resolution;
  }

  private static Event event(Key key, Resolution end, Duration elapsed) {
    return switch (end) {
      case Found found ->
          new Event.Resolved(
              key.host(), found.tier(), found.way(), found.worth(), found.addresses(), elapsed);
      case Absent absent -> new Event.Unresolved(key.host(), absent.why(), elapsed);
      case Lost lost -> new Event.Unresolved(key.host(), lost.why(), elapsed);
    };
  }
}
