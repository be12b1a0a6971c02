package fengsui.guard.dependencies;

import fengsui.model.Coded;

/// Something about the dependencies that will hurt one day.
///
/// @param rule its name, such as `no-domestic-fallback`
/// @param about the dependency, journey or name that it is about
/// @param why one sentence
/// @param remedy what to do about it
public record Finding(String rule, Severity severity, String about, String why, String remedy) {

  /// How bad it is, and what it takes off the score.
  public enum Severity implements Coded {
    CRITICAL("critical", 20),
    WARNING("warning", 8),
    NOTE("note", 1);

    private final String code;
    private final int cost;

    Severity(String code, int cost) {
      this.code = code;
      this.cost = cost;
    }

    @Override
    public String code() {
      return code;
    }

    /// Points of a hundred.
    public int cost() {
      return cost;
    }
  }
}
