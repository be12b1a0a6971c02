package fengsui.dns.peer;

import fengsui.model.Failure;
import fengsui.model.Outcome;
import org.jspecify.annotations.Nullable;

/// How a peer behaves towards a way, and what the way must say of it.
public enum Mood {
  GOOD(null),
  NXDOMAIN(Failure.DNS_NXDOMAIN_ERROR),
  NO_ANSWER(Failure.DNS_NO_ANSWER),
  /// It does not even take the connection.
  DEAF(Failure.GENERIC_TIMEOUT_ERROR),
  /// It takes the connection and says nothing, not even TLS.
  MUTE(Failure.GENERIC_TIMEOUT_ERROR),
  /// It never answers a request.
  SILENT(Failure.GENERIC_TIMEOUT_ERROR),
  /// One byte of the head at a time, for ever.
  DRIPPING_HEAD(Failure.GENERIC_TIMEOUT_ERROR),
  DRIPPING_BODY(Failure.GENERIC_TIMEOUT_ERROR),
  /// Nobody listens.
  CLOSED(Failure.CONNECTION_REFUSED),
  RESETTING(Failure.CONNECTION_RESET),
  /// It closes after the request.
  LEAVING(Failure.EOF_ERROR),
  /// What it says is not the protocol.
  GARBAGE(Failure.HTTP_INVALID_RESPONSE),
  /// The protocol is right, its content is not.
  NONSENSE(Failure.DNS_SERVER_MISBEHAVING),
  HUGE(Failure.HTTP_INVALID_RESPONSE),
  FAILING(Failure.HTTP_SERVER_ERROR),
  OTHER_CERTIFICATE(Failure.SSL_INVALID_HOSTNAME),
  EXPIRED_CERTIFICATE(Failure.SSL_INVALID_CERTIFICATE),
  UNKNOWN_AUTHORITY(Failure.SSL_UNKNOWN_AUTHORITY),
  /// It speaks something else where TLS must be.
  NO_TLS(Failure.SSL_FAILED_HANDSHAKE);

  private final @Nullable Failure failure;

  Mood(@Nullable Failure failure) {
    this.failure = failure;
  }

  public Outcome outcome() {
    return failure == null ? Outcome.OK : new Outcome.Failed(failure);
  }
}
