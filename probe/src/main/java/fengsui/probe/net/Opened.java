package fengsui.probe.net;

/// How the attempt to open a connection went.
public sealed interface Opened {

  /// When the attempt began, on the clock of [System#nanoTime].
  long startedNanos();

  /// When the kernel reported how it went.
  long atNanos();

  default double ms() {
    return (atNanos() - startedNanos()) / 1e6;
  }

  /// It is open; whoever gets it closes it.
  record Linked(Connection connection, long startedNanos, long atNanos) implements Opened {}

  /// It could not be opened.
  record Refused(End end, Connection.Path path, long startedNanos) implements Opened {
    @Override
    public long atNanos() {
      return end.atNanos();
    }
  }
}
