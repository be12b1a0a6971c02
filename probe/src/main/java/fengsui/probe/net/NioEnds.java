package fengsui.probe.net;

import fengsui.model.Ending;
import fengsui.model.Failure;
import java.io.IOException;
import java.util.Locale;

/// Reads an [End] out of what plain Java says: exceptions whose texts are those of the system.
final class NioEnds {

  private NioEnds() {}

  static End of(IOException failure, long atNanos) {
    var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("refused")) {
      return End.of(Failure.CONNECTION_REFUSED, null, atNanos);
    }
    if (text.contains("reset") || text.contains("broken pipe") || text.contains("aborted")) {
      return End.reset(atNanos);
    }
    if (text.contains("timed out")) {
      return End.silent(atNanos);
    }
    return unreachable(failure, text, atNanos);
  }

  private static End unreachable(IOException failure, String text, long atNanos) {
    if (text.contains("network is unreachable")) {
      return End.of(Failure.NETWORK_UNREACHABLE, Ending.UNREACHABLE, atNanos);
    }
    if (text.contains("no route to host") || text.contains("host is")) {
      return End.of(Failure.HOST_UNREACHABLE, null, atNanos);
    }
    if (text.contains("network is down")) {
      return End.of(Failure.NETWORK_DOWN, Ending.UNREACHABLE, atNanos);
    }
    if (text.contains("cannot assign")) {
      return End.of(Failure.ADDRESS_NOT_AVAILABLE, Ending.UNREACHABLE, atNanos);
    }
    return text.contains("denied") || text.contains("not permitted")
        ? End.of(Failure.PERMISSION_DENIED, Ending.UNREACHABLE, atNanos)
        : End.unclassified(failure.toString(), atNanos);
  }
}
