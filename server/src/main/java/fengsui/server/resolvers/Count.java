package fengsui.server.resolvers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one resolver answered in some time. Sums of two are the count of both times.
///
/// @param asked how many questions; each has one of the three ends below
/// @param resolved with an address that nothing speaks against
/// @param poisoned with an address that cannot be the name's
/// @param failed without an address: an error, or silence
/// @param ttlMin the shortest time to live of an answer in seconds; null without one
/// @param ttlMax the longest
/// @param latency how many answers took how long, by the steps of [Latency]
record Count(
    long asked,
    long resolved,
    long poisoned,
    long failed,
    @Nullable Long ttlMin,
    @Nullable Long ttlMax,
    List<Long> latency) {

  static final Count NONE = new Count(0, 0, 0, 0, null, null, Latency.NONE);

  Count {
    latency = List.copyOf(latency);
  }

  Count plus(Count other) {
    return new Count(
        asked + other.asked,
        resolved + other.resolved,
        poisoned + other.poisoned,
        failed + other.failed,
        least(ttlMin, other.ttlMin),
        most(ttlMax, other.ttlMax),
        Latency.sum(latency, other.latency));
  }

  private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
  }

  private static @Nullable Long most(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
  }

  double share(long part) {
    return asked == 0 ? 0 : part / (double) asked;
  }
}
