package fengsui.isolate;

/// What can be at work behind one failing path. Finer than a fault domain, because a border that
/// cuts a port and one that picks a name predict different patterns.
enum Cause {
  /// The far end: its service, host, firewall, certificate or zone.
  HOST("host"),
  /// The far end, altered just before. It predicts what [#HOST] predicts.
  CHANGE("host"),
  /// The carrier's own network or resolver.
  CARRIER("carrier"),
  /// The carrier's way abroad only.
  EXIT("exit"),
  /// The border cuts one port for everybody.
  PORT("port"),
  /// The border lets nothing through.
  SHUT("shut"),
  /// The border picks this name or address.
  NARROW("narrow"),
  /// This vantage itself.
  MONITOR("monitor");

  private final String column;

  Cause(String column) {
    this.column = column;
  }

  /// The column of the table that holds its predictions.
  String column() {
    return column;
  }

  /// Whether it is only possible where a path crosses the border.
  boolean needsBorder() {
    return switch (this) {
      case EXIT, PORT, SHUT, NARROW -> true;
      case HOST, CHANGE, CARRIER, MONITOR -> false;
    };
  }
}
