package fengsui.server.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets only so many sign in at once and turns the others away at once, before anything is asked of
/// the database, so that agents and pages always find connections.
final class Doorstep {

  private final Map<Line, Semaphore> lines = new EnumMap<>(Line.class);

  Doorstep() {
    for (var line : Line.values()) {
      lines.put(line, new Semaphore(line.places()));
    }
  }

  /// Does `work` in a place of `line`.
  ///
  /// @throws BusyException if all are taken
  <T> T in(Line line, Supplier<T> work) {
    var places = lines.get(line);
    if (places == null || !places.tryAcquire()) {
      throw new BusyException();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
