package fengsui.probe.net;

/// What one read gave.
public sealed interface Received {

  /// When the kernel reported it, on the clock of [System#nanoTime].
  long atNanos();

  /// `count` bytes came, at least one.
  record Bytes(int count, long atNanos) implements Received {}

  /// Nothing more will come, or nothing came before the deadline.
  record Over(End end) implements Received {
    @Override
    public long atNanos() {
      return end.atNanos();
    }
  }
}
