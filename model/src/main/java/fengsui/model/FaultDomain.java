package fengsui.model;

/// Whose outage it is.
public enum FaultDomain implements Coded {
  /// Our own service, network or DNS zone.
  OURS("ours"),
  /// A carrier: its resolvers or its paths.
  CARRIER("carrier"),
  /// Something between the domestic networks and the rest of the world.
  BORDER("border"),
  /// A company we depend on.
  PROVIDER("provider"),
  /// Something that a person or pipeline altered just before.
  CHANGE("change"),
  /// Our own vantage point is broken; the world may be fine.
  MONITOR("monitor"),
  /// Nothing is wrong.
  NONE("none"),
  /// Not enough evidence.
  UNKNOWN("unknown");

  private final String code;

  FaultDomain(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
