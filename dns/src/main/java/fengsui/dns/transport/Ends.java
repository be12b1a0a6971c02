package fengsui.dns.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;

/// What an exception of the system says about the resolver.
public final class Ends {

  private Ends() {}

  /// The kernel's words are all that NIO passes on.
  public static End of(Exception failure) {
    if (failure instanceof IcmpRejection icmp) {
      return icmp.end();
    }
    if (failure instanceof UnprovenPeer unproven) {
      return unproven.end();
    }
    var words = String.valueOf(failure.getMessage());
    if (failure instanceof PortUnreachableException || words.startsWith("Connection refused")) {
      return new End.Refused(null);
    }
    if (failure instanceof SocketTimeoutException) {
      return new End.Silent();
    }
    if (failure instanceof EOFException) {
      return new End.Closed();
    }
    if (failure instanceof ClosedChannelException || !(failure instanceof IOException)) {
      return new End.Stopped();
    }
    return words.startsWith("Connection reset") || words.startsWith("Broken pipe")
        ? new End.Reset()
        : new End.Failed(words);
  }
}
