package fengsui.client;

import fengsui.dns.Way;

/// One way to ask, and the tier it belongs to.
public record Lane(Tier tier, Way way) {

  public Lane {
    if (tier == Tier.STALE) {
      throw new IllegalArgumentException("nobody can be asked for what is stale: " + way.id());
    }
    if (tier == Tier.FAILSAFE && way.trust() != Way.Trust.SIGNED) {
      throw new IllegalArgumentException("failsafe must be signed, but is not: " + way.id());
    }
  }

  boolean authenticated() {
    return way.trust() == Way.Trust.AUTHENTICATED;
  }

  boolean plain() {
    return way.trust() == Way.Trust.PLAIN;
  }
}
