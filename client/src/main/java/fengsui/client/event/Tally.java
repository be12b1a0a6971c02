package fengsui.client.event;

import fengsui.client.Tier;
import fengsui.dns.verdict.Worth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what happens, and tells the listeners.
public final class Tally {

  private final List<Listener> listeners;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder absent = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder suspect = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder listenerFaults = new LongAdder();
  private final Map<Tier, LongAdder> won = new EnumMap<>(Tier.class);
  private final Map<Worth, LongAdder> judged = new EnumMap<>(Worth.class);

  public Tally(List<Listener> listeners) {
    this.listeners = List.copyOf(listeners);
    for (var tier : Tier.values()) {
      won.put(tier, new LongAdder());
    }
    for (var worth : Worth.values()) {
      judged.put(worth, new LongAdder());
    }
  }

  /// Counts an answer from the cache.
  public void hit() {
    hits.increment();
  }

  /// Counts a look-up that has to ask or to wait.
  public void miss() {
    misses.increment();
  }

  /// Counts an old answer that was passed on.
  public void stale() {
    stale.increment();
  }

  /// Counts a look-up whose name is not there.
  public void absent() {
    absent.increment();
  }

  /// Counts a look-up that nobody answered.
  public void lost() {
    lost.increment();
  }

  /// Counts `event`, and tells it to every listener.
  public void tell(Event event) {
    count(event);
    for (var listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException | LinkageError fault) {
        listenerFaults.increment();
      }
    }
  }

  private void count(Event event) {
    switch (event) {
      case Event.Judged answer -> {
        adder(judged, answer.worth()).increment();
        dropped.add(answer.dropped().size());
      }
      case Event.Resolved resolved -> {
        adder(won, resolved.tier()).increment();
        suspect.add(resolved.worth() == Worth.SUSPECT ? 1 : 0);
      }
      case Event.Asked asked -> {}
      case Event.Failed failed -> {}
      case Event.Unresolved unresolved -> {}
    }
  }

  private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
    return adders.computeIfAbsent(key, absent -> new LongAdder());
  }

  /// The counts of now.
  public Counters counters() {
    return new Counters(
        hits.sum(),
        misses.sum(),
        stale.sum(),
        absent.sum(),
        lost.sum(),
        suspect.sum(),
        dropped.sum(),
        listenerFaults.sum(),
        sums(won),
        sums(judged));
  }

  private static <K> Map<K, Long> sums(Map<K, LongAdder> adders) {
    var sums = new java.util.HashMap<K, Long>();
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return sums;
  }
}
