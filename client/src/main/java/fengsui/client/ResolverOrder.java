package fengsui.client;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A containment order: which tiers are asked first until it expires. While one is in force that
/// does not begin with [Tier#LOCAL], an answer of a plain way needs an authenticated word.
///
/// @param first these tiers in this order, then the others in theirs; at least one
/// @param skip these are not asked, unless nobody but the failsafe would be left
/// @param expires from then on the way back begins
/// @param early whether the way back may begin before that
/// @param reason for people, such as the incident
public record ResolverOrder(
    List<Tier> first, Set<Tier> skip, Instant expires, boolean early, String reason) {

  public ResolverOrder {
    first = List.copyOf(first);
    skip = Set.copyOf(skip);
    if (first.isEmpty()) {
      throw new IllegalArgumentException("an order must name at least one tier");
    }
  }

  /// One that skips nobody and holds until it expires.
  public ResolverOrder(List<Tier> first, Instant expires, String reason) {
    this(first, Set.of(), expires, false, reason);
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

  /// Those of `lanes` that are asked.
  List<Lane> of(List<Lane> lanes) {
    var asked = lanes.stream().filter(lane -> !skip.contains(lane.tier())).toList();
    return asked.stream().allMatch(lane -> lane.tier() == Tier.FAILSAFE) ? lanes : asked;
  }
}
