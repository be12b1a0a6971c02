package fengsui.dns.udp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When to look after which flight: buckets of a millisecond, each a list through the flights
/// themselves, so that coming and going costs nothing. Not for two threads.
final class Wheel {

  private static final int BUCKETS = 1024;
  private static final long TICK = 1_000_000;

  private final @Nullable Flight[] buckets = new Flight[BUCKETS];
  private long seenTick;
  private int size;

  Wheel(long now) {
    seenTick = now / TICK;
  }

  int size() {
    return size;
  }

  /// Puts in a flight that is not in it, to be looked after at `wakeAt`.
  void put(Flight flight, long wakeAt) {
    flight.wakeAt = wakeAt;
    var bucket = Math.floorMod(Math.max(wakeAt / TICK + 1, seenTick + 1), BUCKETS);
    var head = buckets[bucket];
    flight.bucket = bucket;
    flight.previous = null;
    flight.next = head;
    if (head != null) {
      head.previous = flight;
    }
    buckets[bucket] = flight;
    size++;
  }

  /// Takes out a flight, if it is in it.
  void remove(Flight flight) {
    if (flight.bucket < 0) {
      return;
    }
    if (flight.previous == null) {
      buckets[flight.bucket] = flight.next;
    } else {
      flight.previous.next = flight.next;
    }
    if (flight.next != null) {
      flight.next.previous = flight.previous;
    }
    flight.bucket = -1;
    size--;
  }

  /// Takes out the flights whose time has come, and returns them.
  List<Flight> due(long now) {
    var tick = now / TICK;
    if (tick == seenTick) {
      return List.of();
    }
    var due = new ArrayList<Flight>(0);
    var steps = Math.min(tick - seenTick, BUCKETS);
    for (long step = 1; step <= steps; step++) {
      collect(Math.floorMod(seenTick + step, BUCKETS), now, due);
    }
    seenTick = tick;
    return due;
  }

  private void collect(int bucket, long now, List<Flight> due) {
    for (var flight = buckets[bucket]; flight != null; ) {
      var next = flight.next;
      if (flight.wakeAt - now <= 0) {
        remove(flight);
        due.add(flight);
      }
      flight = next;
    }
  }

  /// How many milliseconds nothing is due for: 1 to 1024.
  int quiet() {
    for (int step = 1; step < BUCKETS; step++) {
      if (buckets[Math.floorMod(seenTick + step, BUCKETS)] != null) {
        return step;
      }
    }
    return BUCKETS;
  }
}
