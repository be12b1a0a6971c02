package fengsui.guard;

import fengsui.model.Coded;

/// What becomes of a change; the gravest last.
public enum Decision implements Coded {
  ALLOW("allow"),
  REVIEW("review"),
  BLOCK("block");

  private final String code;

  Decision(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /// The graver of two.
  Decision or(Decision other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
