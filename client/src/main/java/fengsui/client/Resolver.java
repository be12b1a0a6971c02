package fengsui.client;

import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolution.Lost;
import fengsui.client.event.Counters;
import fengsui.client.event.Listener;
import fengsui.client.event.Tally;
import fengsui.client.time.Clockwork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Finds the addresses of names, and never passes on one that is known to be wrong. Safe for use by
/// many threads; a look-up ends by its deadline.
public final class Resolver {

  private final Plan plan;
  private final Clockwork clock;
  private final Tally tally;
  private final Cache cache;
  private final Steering steering;
  private final Tower tower;

  /// @param judge tells what answers are worth
  /// @param listeners hear of everything but answers from the cache
  public Resolver(Plan plan, Judge judge, Clockwork clock, List<Listener> listeners) {
    this.plan = plan;
    this.clock = clock;
    this.tally = new Tally(listeners);
    this.cache = new Cache(plan.keeping());
    var sound = new SoundJudge(judge);
    this.steering = new Steering(plan.wayBack(), () -> ThreadLocalRandom.current().nextDouble());
    var means = new Means(clock, plan.timing(), sound, new Asker(new Gate()), tally, steering);
    this.tower = new Tower(plan, means, cache);
  }

  /// Returns the addresses of `host`, at least one, in the order in which to try them.
  ///
  /// @throws UnknownHostException if it has none, or if nobody who can be believed says so in time
  public List<InetAddress> resolve(String host, Families families) throws UnknownHostException {
    return switch (find(host, families, true)) {
      case Found found -> found.addresses();
      case Absent absent -> throw new UnknownHostException(host + ": " + absent.why());
      case Lost lost -> throw new UnknownHostException(host + ": " + lost.why());
    };
  }

  /// Returns how the look-up of `host` ends; an unknown host is a value here.
  public Resolution look(String host, Families families) {
    return find(host, families, false);
  }

  private Resolution find(String host, Families families, boolean asKept) {
    var key = Key.of(host, families);
    var held = cache.find(key);
    if (held == null) {
      return fly(key, null);
    }
    var now = clock.nanoTime();
    held.usedAt = now;
    if (!held.fresh(now)) {
      return old(key, held, now);
    }
    tally.hit();
    if (held.refreshAt - now <= 0) {
      refresh(key, held, now);
    }
    return !asKept && held.resolution instanceof Found found
        ? found.with(Duration.ofNanos(held.freshUntil - now))
        : held.resolution;
  }

  private Resolution old(Key key, Held held, long now) {
    var stale = held.staleAt(now);
    if (stale != null && held.recheckAt - now > 0) {
      tally.hit();
      tally.stale();
      return stale.asStale();
    }
    return fly(key, stale);
  }

  /// A look-up that fails is tried again no sooner than after the recheck time.
  private void refresh(Key key, Held held, long now) {
    held.refreshAt = now + plan.keeping().recheck().toNanos();
    tower.join(key, held.staleAt(now));
  }

  private Resolution fly(Key key, @Nullable Found stale) {
    tally.miss();
    var resolution = tower.join(key, stale).await(plan.timing().deadline());
    switch (resolution) {
      case Found found when found.tier() == Tier.STALE -> tally.stale();
      case Found found -> {}
      case Absent absent -> tally.absent();
      case Lost lost -> tally.lost();
    }
    return resolution;
  }

  /// Tells that `address` was proven to be one of `host`: by a TLS handshake whose certificate is
  /// valid for the name, for example. From then on it may be used when it is old.
  public void proven(String host, InetAddress address) {
    for (var families : Families.values()) {
      cache.prove(Key.of(host, families), Set.of(address), clock.nanoTime());
    }
  }

  /// Follows `order` until it expires and the plan's [WayBack] is gone; a later one takes its
  /// place. If it is new, every name is asked for anew.
  public void follow(ResolverOrder order) {
    if (steering.follow(order, clock.nanoTime()) && order.distrustsPlain()) {
      flush();
    }
  }

  /// The order that is followed is over before its time; the way back begins.
  public void withdraw() {
    steering.withdraw();
  }

  /// Returns to the usual order at once.
  public void unfollow() {
    steering.forget();
  }

  /// The order that look-ups go by, also on the way back; null for the usual one.
  public @Nullable ResolverOrder findOrder() {
    return tower.findOrder();
  }

  /// To be called when the network has changed: every name is asked for anew. What was proven may
  /// still be used should nobody answer.
  public void flush() {
    cache.expire(clock.nanoTime());
  }

  /// Forgets everything, what was proven included.
  public void forget() {
    cache.clear();
  }

  /// How often things have happened since the start.
  public Counters counters() {
    return tally.counters();
  }

  /// How many names are kept.
  public int size() {
    return cache.size();
  }
}
