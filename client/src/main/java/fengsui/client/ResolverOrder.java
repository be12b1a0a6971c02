package fengsui.client;

import java.time.Instant;
import java.util.List;

/// A containment order: which tiers are asked first until it expires. While one is in force that
/// does not begin with [Tier#LOCAL], an answer of a plain way needs an authenticated word.
///
/// @param first these tiers in this order, then the others in theirs; at least one
/// @param expires from then on the usual order holds again
/// @param reason for people, such as the incident
public record ResolverOrder(List<Tier> first, Instant expires, String reason) {

  public ResolverOrder {
    first = List.copyOf(first);
    if (first.isEmpty()) {
      throw new IllegalArgumentException("an order must name at least one tier");
    }
  }

  boolean inForce(Instant now) {
    return now.isBefore(expires);
  }

  boolean distrustsPlain() {
    return first.getFirst() != Tier.LOCAL;
  }

  /// The tiers that it does not name stand together behind those that it does.
  int rank(Tier tier) {
    var place = first.indexOf(tier);
    return place < 0 ? first.size() : place;
  }
}
