package fengsui.dns.transport;

import fengsui.model.Failure;
import java.io.IOException;

/// TLS failed: the other end did not prove who it is.
public final class UnprovenPeer extends IOException {

  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /// @param failure one of `ssl_…`
  public UnprovenPeer(Failure failure, String words) {
    super(words);
    this.failure = failure;
  }

  End end() {
    return new End.Unproven(failure, String.valueOf(getMessage()));
  }
}
