package fengsui.linux;

/// How one read or write ended.
public sealed interface Transfer {

  /// So many bytes were moved, at least 1 unless the buffer had no room.
  record Data(int bytes) implements Transfer {}

  /// The peer said that no more will come.
  record EndOfStream() implements Transfer {}

  /// The connection was reset: `ECONNRESET`, or `EPIPE` once it had been.
  record Reset() implements Transfer {}

  /// Nothing could be moved before the deadline.
  record TimedOut() implements Transfer {}

  /// Anything else: the kernel's own word.
  record Failed(Errno errno) implements Transfer {}
}
