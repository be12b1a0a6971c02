package fengsui.probe.tls;

import fengsui.model.Failure;
import fengsui.probe.net.End;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Reads an [End] out of what the TLS engine throws.
final class TlsEnds {

  private static final Pattern ALERT = Pattern.compile("[Rr]eceived fatal alert: (\\w+)");

  private TlsEnds() {}

  static End of(SSLException failure, long atNanos) {
    var kind = malformed(failure) ? Failure.SSL_INVALID_CERTIFICATE : Failure.SSL_FAILED_HANDSHAKE;
    return End.of(kind, null, atNanos);
  }

  static @Nullable String alertIn(SSLException failure) {
    var found = ALERT.matcher(String.valueOf(failure.getMessage()));
    return found.find() ? found.group(1) : null;
  }

  private static boolean malformed(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CertificateException) {
        return true;
      }
    }
    return String.valueOf(failure.getMessage()).startsWith("(bad_certificate)");
  }
}
