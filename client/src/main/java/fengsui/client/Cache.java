package fengsui.client;

import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolution.Lost;
import fengsui.dns.verdict.Worth;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// What was found, for as long as it may be used.
final class Cache {

  private final ConcurrentMap<Key, Held> entries = new ConcurrentHashMap<>();
  private final Keeping keeping;

  Cache(Keeping keeping) {
    this.keeping = keeping;
  }

  @Nullable Held find(Key key) {
    return entries.get(key);
  }

  int size() {
    return entries.size();
  }

  /// Keeps how a look-up ended. What was proven before is kept beside it.
  void put(Key key, Resolution resolution, long now) {
    entries.compute(key, (same, old) -> next(same, old, resolution, now));
    if (entries.size() > keeping.names()) {
      evict();
    }
  }

  private Held next(Key key, @Nullable Held old, Resolution resolution, long now) {
    var before = old == null ? null : old.proof;
    return switch (resolution) {
      case Found found -> next(key, before, found, now);
      case Absent absent ->
          new Held(absent, now, now + ttl(absent), absent.confirmed() ? null : before);
      case Lost lost -> lost(old, lost, now);
    };
  }

  /// An answer within what was proven is proven too.
  private Held next(Key key, Held.@Nullable Proof before, Found found, long now) {
    if (found.worth() == Worth.STALE_OK) {
      return stale(found, before, now);
    }
    var stale = before == null ? null : before.at(now);
    var within = stale != null && stale.addresses().containsAll(found.addresses());
    var kept = within && !found.proven() ? found.proved() : found;
    var freshUntil = now + ttl(kept);
    return new Held(kept, now, freshUntil, kept.proven() ? proof(key, kept, freshUntil) : before);
  }

  private Held stale(Found found, Held.@Nullable Proof before, long now) {
    var held = new Held(found, now, now, before);
    held.recheckAt = now + keeping.recheck().toNanos();
    return held;
  }

  private Held lost(@Nullable Held old, Lost lost, long now) {
    if (old != null && (old.fresh(now) || old.staleAt(now) != null)) {
      old.recheckAt = now + keeping.recheck().toNanos();
      return old;
    }
    return new Held(lost, now, now + keeping.lost().toNanos(), null);
  }

  private Held.@Nullable Proof proof(Key key, Found found, long freshUntil) {
    var age = keeping.stale().of(key.host());
    return age.isZero() ? null : new Held.Proof(found, freshUntil + age.toNanos());
  }

  private long ttl(Absent absent) {
    return (absent.confirmed() ? keeping.absent() : Keeping.ABSENT_UNCONFIRMED).toNanos();
  }

  private long ttl(Found found) {
    var most = most(found);
    var least = min(keeping.least(), most);
    return min(most, found.ttl().compareTo(least) < 0 ? least : found.ttl()).toNanos();
  }

  private Duration most(Found found) {
    if (found.worth() == Worth.SUSPECT) {
      return Keeping.MOST_SUSPECT;
    }
    return found.proven() ? keeping.most() : keeping.mostUnproven();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Marks `addresses` of a name as proven, if they are what is kept for it.
  void prove(Key key, Collection<InetAddress> addresses, long now) {
    entries.computeIfPresent(
        key,
        (same, old) -> {
          if (!(old.resolution instanceof Found found) || !old.fresh(now)) {
            return old;
          }
          var proven = found.addresses().stream().filter(addresses::contains).toList();
          return proven.isEmpty() ? old : proved(same, old, found, proven);
        });
  }

  private Held proved(Key key, Held old, Found found, List<InetAddress> proven) {
    var proof = proof(key, found.with(proven).proved(), old.freshUntil);
    var all = proven.size() == found.addresses().size();
    var held = new Held(all ? found.proved() : found, old.usedAt, old.freshUntil, proof);
    held.refreshAt = old.refreshAt;
    return held;
  }

  /// Lets everything run out now, and forgets what was never proven.
  void expire(long now) {
    entries.values().removeIf(held -> held.staleAt(now) == null);
    entries.replaceAll((key, held) -> new Held(held.resolution, now, now, held.proof));
  }

  /// Forgets everything.
  void clear() {
    entries.clear();
  }

  /// Drops an eighth of what may be kept, those not used for longest.
  private void evict() {
    var surplus = entries.size() - keeping.names() + keeping.names() / 8;
    record Use(Key key, long at) {}
    entries.entrySet().stream()
        .map(entry -> new Use(entry.getKey(), entry.getValue().usedAt))
        .sorted((one, other) -> Long.signum(one.at() - other.at()))
        .limit(surplus)
        .forEach(use -> entries.remove(use.key()));
  }
}
