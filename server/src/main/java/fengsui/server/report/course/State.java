package fengsui.server.report.course;

import fengsui.model.Coded;
import java.util.EnumSet;
import java.util.Set;

/// Where a fault report stands.
public enum State implements Coded {
  /// Made, and not handed in yet.
  DRAFTED("drafted"),
  /// Handed in: the carrier gave it a number.
  FILED("filed"),
  /// The carrier works on it.
  ACKNOWLEDGED("acknowledged"),
  /// The carrier's next level has it.
  ESCALATED("escalated"),
  /// The carrier says that it is mended. Nothing comes after it.
  RESOLVED("resolved");

  private final String code;

  State(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /// What may come next. Carriers mend what they never acknowledged, hence the way from filed to
  /// resolved.
  public Set<State> next() {
    return switch (this) {
      case DRAFTED -> EnumSet.of(FILED);
      case FILED -> EnumSet.of(ACKNOWLEDGED, ESCALATED, RESOLVED);
      case ACKNOWLEDGED -> EnumSet.of(ESCALATED, RESOLVED);
      case ESCALATED -> EnumSet.of(ACKNOWLEDGED, RESOLVED);
      case RESOLVED -> EnumSet.noneOf(State.class);
    };
  }
}
