package fengsui.isolate;

/// Whose fault domain a cause belongs to, before owners and changes are named.
enum Blame {
  FAR_END("the far end itself"),
  CHANGE("a change just before"),
  CARRIER("the carrier"),
  BORDER("the border"),
  MONITOR("this vantage itself");

  private final String words;

  Blame(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Blame of(Cause cause) {
    return switch (cause) {
      case HOST -> FAR_END;
      case CHANGE -> CHANGE;
      case CARRIER, EXIT -> CARRIER;
      case PORT, SHUT, NARROW -> BORDER;
      case MONITOR -> MONITOR;
    };
  }
}
