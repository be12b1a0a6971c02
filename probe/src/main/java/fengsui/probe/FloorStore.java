package fengsui.probe;

import java.net.InetSocketAddress;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers the fastest successful connects of this vantage.
public interface FloorStore {

  /// The least milliseconds that a connect to `peer` ever took; empty if none is known.
  OptionalDouble find(InetSocketAddress peer);

  /// Takes note of a successful connect.
  void learn(InetSocketAddress peer, double ms);

  /// Returns a store that forgets everything when the program ends.
  static FloorStore inMemory() {
    var floors = new ConcurrentHashMap<InetSocketAddress, Double>();
    return new FloorStore() {
      @Override
      public OptionalDouble find(InetSocketAddress peer) {
        var found = floors.get(peer);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
      }

      @Override
      public void learn(InetSocketAddress peer, double ms) {
        floors.merge(peer, ms, Math::min);
      }
    };
  }
}
