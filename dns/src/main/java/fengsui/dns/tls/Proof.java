package fengsui.dns.tls;

import fengsui.dns.transport.UnprovenPeer;
import fengsui.model.Failure;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What JSSE's exceptions say about the other end's proof.
final class Proof {

  private Proof() {}

  static UnprovenPeer failure(SSLException tls) {
    var causes =
        Stream.iterate((Throwable) tls, each -> each != null, Throwable::getCause).toList();
    return new UnprovenPeer(failure(causes), String.valueOf(tls.getMessage()));
  }

  /// A chain fails with the reason below; a wrong name is a plain certificate error.
  private static Failure failure(List<Throwable> causes) {
    if (any(causes, CertificateExpiredException.class, CertificateNotYetValidException.class)) {
      return Failure.SSL_INVALID_CERTIFICATE;
    }
    if (any(causes, CertPathBuilderException.class, CertPathValidatorException.class)) {
      return Failure.SSL_UNKNOWN_AUTHORITY;
    }
    return any(causes, CertificateException.class)
        ? Failure.SSL_INVALID_HOSTNAME
        : Failure.SSL_FAILED_HANDSHAKE;
  }

  private static boolean any(List<Throwable> causes, Class<?>... types) {
    return causes.stream().anyMatch(cause -> Stream.of(types).anyMatch(t -> t.isInstance(cause)));
  }
}
