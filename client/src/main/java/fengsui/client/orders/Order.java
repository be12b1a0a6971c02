package fengsui.client.orders;

import fengsui.client.ResolverOrder;
import fengsui.client.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One containment order.
///
/// @param place for whom it is
/// @param first these tiers in this order
/// @param skip these not at all
/// @param early whether it ends for whoever finds its own resolver well again
/// @param issuedBy the person who answers for it
/// @param incident the one it belongs to; empty without
public record Order(
    String id,
    Place place,
    List<Tier> first,
    Set<Tier> skip,
    Instant notBefore,
    Instant expires,
    boolean early,
    String reason,
    String issuedBy,
    String incident) {

  /// The longest that an order may run.
  public static final Duration LONGEST = Duration.ofHours(12);

  public Order {
    first = List.copyOf(first);
    skip = Set.copyOf(skip);
    if (!notBefore.isBefore(expires)) {
      throw new IllegalArgumentException(id + ": expires must be later than notBefore");
    }
    if (Duration.between(notBefore, expires).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s: runs from %s to %s, but may run 12 h at most".formatted(id, notBefore, expires));
    }
  }

  /// Why whoever stands `here` does not follow it at `now`, if that is so.
  Optional<String> objection(Place here, Instant now) {
    if (!place.covers(here)) {
      return Optional.of("%s is for %s, and this is %s".formatted(id, place, here));
    }
    if (now.isBefore(notBefore)) {
      return Optional.of(
          "%s begins at %s, but this host's clock says %s".formatted(id, notBefore, now));
    }
    return now.isBefore(expires)
        ? Optional.empty()
        : Optional.of("%s expired at %s".formatted(id, expires));
  }

  ResolverOrder forResolver() {
    return new ResolverOrder(first, skip, expires, early, id + ": " + reason);
  }
}
