package fengsui.probe.net;

import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.model.IcmpError;
import fengsui.model.Outcome;
import org.jspecify.annotations.Nullable;

/// How a stream, or the attempt to open one, ended.
///
/// @param ending null where the platform does not tell it
/// @param icmp the ICMP error that ended it; null without one
/// @param atNanos when the kernel reported it, on the clock of [System#nanoTime]
public record End(
    Outcome outcome, @Nullable Ending ending, @Nullable IcmpError icmp, long atNanos) {

  /// Returns an end of a kind that has a name.
  public static End of(Failure failure, @Nullable Ending ending, long atNanos) {
    return new End(new Outcome.Failed(failure), ending, null, atNanos);
  }

  /// Nothing came in time.
  public static End silent(long atNanos) {
    return of(Failure.GENERIC_TIMEOUT_ERROR, Ending.SILENT, atNanos);
  }

  /// The peer closed in order.
  public static End closed(long atNanos) {
    return of(Failure.EOF_ERROR, Ending.CLOSED, atNanos);
  }

  /// A RST came after the handshake.
  public static End reset(long atNanos) {
    return of(Failure.CONNECTION_RESET, Ending.RESET, atNanos);
  }

  /// Something that no rule knows, word for word.
  public static End unclassified(String text, long atNanos) {
    return new End(new Outcome.Unclassified(text), null, null, atNanos);
  }

  /// Returns the same end for a stage in which bytes did arrive: too few is not none.
  public End afterBytes() {
    return ending == Ending.SILENT ? new End(outcome, Ending.SLOW, icmp, atNanos) : this;
  }
}
