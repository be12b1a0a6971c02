package fengsui.client;

import java.util.List;

/// How a resolver goes about it.
///
/// @param lanes whom it may ask, those of one tier in their order; at least one
/// @param families which kind of address stands first
/// @param wayBack when look-ups go back to the usual order after a containment order
public record Plan(
    List<Lane> lanes, Timing timing, Keeping keeping, FamilyOrder families, WayBack wayBack) {

  public Plan {
    lanes = List.copyOf(lanes);
    if (lanes.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one way to ask");
    }
  }

  /// Returns a plan with the usual times.
  public static Plan of(List<Lane> lanes) {
    return new Plan(lanes, Timing.USUAL, Keeping.USUAL, FamilyOrder.IPV4_FIRST, WayBack.USUAL);
  }

  /// Returns this plan with other times.
  public Plan with(Timing other) {
    return new Plan(lanes, other, keeping, families, wayBack);
  }

  /// Returns this plan with another way of keeping answers.
  public Plan with(Keeping other) {
    return new Plan(lanes, timing, other, families, wayBack);
  }

  /// Returns this plan with another way back.
  public Plan with(WayBack other) {
    return new Plan(lanes, timing, keeping, families, other);
  }
}
