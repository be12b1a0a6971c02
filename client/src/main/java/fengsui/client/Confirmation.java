package fengsui.client;

import fengsui.client.Resolution.Found;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks an authenticated way, after the look-up, about an answer that nobody has proven: two who
/// cannot be the same liar make a quorum. Only what they agree on may be used when it is old.
final class Confirmation {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_ASKED = 2;

  private final List<Lane> lanes;
  private final Means means;
  private final Cache cache;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final AtomicInteger turn = new AtomicInteger();

  Confirmation(List<Lane> lanes, Means means, Cache cache) {
    this.lanes = lanes.stream().filter(Lane::authenticated).toList();
    this.means = means;
    this.cache = cache;
  }

  /// Asks on this thread; does nothing if too many do so already, or if it is known by now.
  void confirm(Key key, Found found) {
    var held = cache.find(key);
    if (held == null || proven(held) || !places.tryAcquire()) {
      return;
    }
    try {
      for (var lane : others(found)) {
        var agreed = agreed(key, found, lane);
        if (!agreed.isEmpty()) {
          cache.prove(key, agreed, means.clock().nanoTime());
          return;
        }
      }
    } finally {
      places.release();
    }
  }

  private static boolean proven(Held held) {
    return held.resolution instanceof Found kept && kept.proven();
  }

  /// Those who did not say it themselves; each look-up begins with another.
  private List<Lane> others(Found found) {
    var others = new ArrayList<Lane>();
    var first = turn.getAndIncrement();
    for (int i = 0; i < lanes.size() && others.size() < MOST_ASKED; i++) {
      var lane = lanes.get(Math.floorMod(first + i, lanes.size()));
      if (!lane.way().id().equals(found.way())) {
        others.add(lane);
      }
    }
    return others;
  }

  private Collection<InetAddress> agreed(Key key, Found found, Lane lane) {
    var name = Name.of(key.host());
    var answer = means.asker().ask(lane.way(), name, key.families(), PATIENCE);
    if (!answer.outcome().ok()) {
      return Set.of();
    }
    var usable = means.judge().judge(answer).usable();
    return found.addresses().stream().filter(usable::contains).toList();
  }
}
