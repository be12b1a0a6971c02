package fengsui.agent.spool;

import fengsui.dns.IpText;
import fengsui.probe.FloorStore;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Floors that outlive the program: in memory, written to the spool's file now and then.
///
/// A floor is the least of a day: the next connect after that replaces it, since paths change. One
/// that nobody confirmed for a week is none.
final class StoredFloors implements FloorStore {

  static final Duration RENEWED = Duration.ofDays(1);
  static final Duration FORGOTTEN = Duration.ofDays(7);
  private static final int MOST = 20_000;

  private final InstantSource clock;
  private final Map<InetSocketAddress, Known> floors = new ConcurrentHashMap<>();
  private final Set<InetSocketAddress> changed = ConcurrentHashMap.newKeySet();

  StoredFloors(InstantSource clock) {
    this.clock = clock;
  }

  /// A floor as it is stored; `at` is when it was learnt, in milliseconds since 1970.
  record Row(String address, int port, double ms, long at) {}

  private record Known(double ms, long at) {}

  void load(List<Row> rows) {
    for (var row : rows) {
      var address = IpText.find(row.address());
      address.ifPresent(found ->
          floors.put(new InetSocketAddress(found, row.port()), new Known(row.ms(), row.at())));
    }
  }

  @Override
  public OptionalDouble find(InetSocketAddress peer) {
    var known = floors.get(peer);
    return known == null || known.at < limit()
        ? OptionalDouble.empty()
        : OptionalDouble.of(known.ms);
  }

  @Override
  public void learn(InetSocketAddress peer, double ms) {
    var now = clock.millis();
    var known = floors.get(peer);
    if (known == null && floors.size() >= MOST) {
      return;
    }
    if (known == null || ms <= known.ms || now - known.at > RENEWED.toMillis()) {
      floors.put(peer, new Known(ms, now));
      changed.add(peer);
    }
  }

  /// Forgets everything: the agent stands elsewhere.
  void clear() {
    floors.clear();
    changed.clear();
  }

  /// Floors that changed since this was last asked.
  List<Row> takeChanged() {
    var rows = new ArrayList<Row>();
    for (var peer : List.copyOf(changed)) {
      changed.remove(peer);
      var known = floors.get(peer);
      if (known != null) {
        rows.add(new Row(IpText.of(peer.getAddress()), peer.getPort(), known.ms, known.at));
      }
    }
    return rows;
  }

  /// Forgets what is too old, and returns the moment before which everything is.
  long forget() {
    var limit = limit();
    floors.values().removeIf(known -> known.at < limit);
    return limit;
  }

  private long limit() {
    return clock.millis() - FORGOTTEN.toMillis();
  }
}
