package fengsui.client;

import fengsui.model.Coded;

/// Where an answer comes from, in the order in which they are asked.
public enum Tier implements Coded {
  /// The resolvers of this host's network: the carrier's, as a rule.
  LOCAL("local"),
  /// A vendor's resolver, asked by HTTP.
  HTTPDNS("httpdns"),
  /// DNS over HTTPS.
  DOH("doh"),
  /// DNS over TLS.
  DOT("dot"),
  /// What was proven before and has run out since.
  STALE("stale"),
  /// The bundle that we signed beforehand.
  FAILSAFE("failsafe");

  private final String code;

  Tier(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
