package fengsui.server.pages.paths;

import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.util.Locale;

/// Kinds of failure that a reader of the matrix must tell apart at a glance: by a sign, not only by
/// colour.
enum Trouble {
  /// The name led to the wrong place, or nowhere.
  NAME("≠"),
  /// The other end, or somebody in its name, said no.
  REFUSED("×"),
  /// A reset ended what had begun.
  RESET("!"),
  /// Nothing came in time.
  SILENT("…"),
  /// The certificate is not the right one, or TLS failed.
  CERTIFICATE("#"),
  /// The server answered with an error of its own.
  SERVER("5"),
  /// Somebody on the way, or our own kernel, knows no way there.
  UNREACHABLE("/"),
  /// Anything else.
  ODD("?");

  private final String sign;

  Trouble(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  String key() {
    return "trouble." + name().toLowerCase(Locale.ROOT);
  }

  /// The kind of `outcome`, which is not ok.
  static Trouble of(Outcome outcome) {
    return outcome instanceof Outcome.Failed(var failure) ? of(failure) : ODD;
  }

  private static Trouble of(Failure failure) {
    return switch (failure) {
      case DNS_NXDOMAIN_ERROR,
          DNS_SERVFAIL_ERROR,
          DNS_REFUSED_ERROR,
          DNS_NO_ANSWER,
          DNS_BOGON_ERROR,
          DNS_SERVER_MISBEHAVING ->
          NAME;
      case CONNECTION_REFUSED -> REFUSED;
      case CONNECTION_RESET, EOF_ERROR -> RESET;
      case GENERIC_TIMEOUT_ERROR -> SILENT;
      case SSL_INVALID_CERTIFICATE,
          SSL_INVALID_HOSTNAME,
          SSL_UNKNOWN_AUTHORITY,
          SSL_FAILED_HANDSHAKE ->
          CERTIFICATE;
      case HTTP_INVALID_RESPONSE, HTTP_SERVER_ERROR -> SERVER;
      case HOST_UNREACHABLE, NETWORK_UNREACHABLE, NETWORK_DOWN, ADDRESS_NOT_AVAILABLE ->
          UNREACHABLE;
      case PERMISSION_DENIED, INTERRUPTED -> ODD;
    };
  }
}
