package fengsui.server.resolvers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one resolver answered lately.
///
/// @param known who it is, if a list that ships with the program says so; null otherwise
/// @param asked how many questions
/// @param resolutionRate the share with an address that nothing speaks against
/// @param poisonedShare the share with an address that cannot be the name's
/// @param p50 the time that half of the answers took at most, in milliseconds; NaN without an
///   answer
/// @param poisonedSince since when it gives wrong answers; null while it gives none
public record Measured(
    Spot spot,
    WellKnown.@Nullable Entry known,
    long asked,
    double resolutionRate,
    double poisonedShare,
    double p50,
    double p95,
    @Nullable Long ttlMin,
    @Nullable Long ttlMax,
    @Nullable Instant poisonedSince) {

  static Measured of(
      Spot spot, Count count, @Nullable Instant since, WellKnown.@Nullable Entry known) {
    return new Measured(
        spot,
        known,
        count.asked(),
        count.share(count.resolved()),
        count.share(count.poisoned()),
        Latency.quantile(count.latency(), 0.5),
        Latency.quantile(count.latency(), 0.95),
        count.ttlMin(),
        count.ttlMax(),
        since);
  }

  /// Whether it answers wrongly now.
  public boolean lies() {
    return poisonedShare > 0;
  }

  /// Whether it often gives no address.
  public boolean fails() {
    return resolutionRate + poisonedShare < 0.9;
  }

  /// Whether half of its answers come late.
  public boolean slow() {
    return p50 >= 600;
  }
}
