package fengsui.guard.flow;

import fengsui.model.Coded;

/// Where a change stands.
public enum Phase implements Coded {
  /// Written down; the guard has not decided, so nothing may happen.
  PROPOSED("proposed"),
  /// The guard refused it.
  BLOCKED("blocked"),
  /// It waits for approvals.
  WAITING("waiting"),
  /// Everybody who must agree did.
  APPROVED("approved"),
  /// It reaches a part of the people.
  ROLLING("rolling-out"),
  /// It reaches everybody in its scope.
  LIVE("live"),
  /// It was stopped and reaches nobody; it is still to be taken back.
  HALTED("halted"),
  ROLLED_BACK("rolled-back"),
  REJECTED("rejected"),
  /// Its time is over.
  EXPIRED("expired");

  private final String code;

  Phase(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /// Whether it reaches anybody.
  public boolean out() {
    return this == ROLLING || this == LIVE;
  }

  /// Whether nothing more will become of this revision.
  public boolean over() {
    return this == ROLLED_BACK || this == REJECTED || this == EXPIRED;
  }
}
