package fengsui.server.access;

import fengsui.model.Coded;

/// What a caller may do; each role may also do what those before it may, but for agent and client.
public enum Role implements Coded {
  /// Nobody signed in.
  ANYONE("anyone"),
  /// A vantage point: it may fetch its plan and send what it saw, nothing else.
  AGENT("agent"),
  /// An application with the client library: it may fetch orders and say which it follows, nothing
  /// else.
  CLIENT("client"),
  /// May look.
  VIEWER("viewer"),
  /// May act on incidents, silence and acknowledge.
  RESPONDER("responder"),
  /// May approve changes of what is watched, and of what is done.
  APPROVER("approver"),
  /// May do everything, users and tokens included.
  ADMIN("admin");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /// Whether a caller of this role may do what `needed` may.
  public boolean covers(Role needed) {
    return switch (needed) {
      case ANYONE -> true;
      case AGENT -> this == AGENT;
      case CLIENT -> this == CLIENT;
      case VIEWER, RESPONDER, APPROVER, ADMIN -> compareTo(needed) >= 0;
    };
  }
}
