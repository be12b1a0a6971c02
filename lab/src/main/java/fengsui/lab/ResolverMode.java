package fengsui.lab;

import fengsui.model.Coded;

/// What is wrong with a name server.
public enum ResolverMode implements Coded {
  HEALTHY("healthy"),
  /// Nothing is wrong, but its answers live for two seconds only, so that it is asked all the time.
  BRIEF("brief"),
  /// 127.0.0.2 for every name, as a carrier's resolvers answered on 2025-08-12.
  LOOPBACK("loopback"),
  /// 127.0.0.2 for our own name only; said by the zone's server, that is everywhere.
  ZONE_LOOPBACK("zone-loopback"),
  /// Says that our name does not exist.
  NXDOMAIN("nxdomain"),
  /// Answers every name with the address of a portal.
  PORTAL("portal"),
  /// Answers our name, which the zone has lost, with the address of a portal; others rightly.
  NXDOMAIN_PORTAL("nxdomain-portal"),
  /// Answers rightly, but late.
  SLOW("slow"),
  /// Refuses to answer.
  REFUSING("refusing"),
  /// The program is gone.
  DEAD("dead");

  private final String code;

  ResolverMode(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
