package fengsui.probe.tls;

import fengsui.model.Failure;
import fengsui.model.StageFacts.CertificateFacts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What certificates say, and whether that is right for a host.
public final class Certificates {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private Certificates() {}

  /// Returns what is printed in each certificate.
  public static List<CertificateFacts> facts(List<X509Certificate> chain) {
    return chain.stream().map(Certificates::facts).toList();
  }

  /// Whether the server's certificate is for `host`, a name or an IP address.
  public static boolean nameMatches(List<X509Certificate> chain, String host) {
    return HostName.anyMatches(names(chain.getFirst()), host);
  }

  /// Returns what is wrong with a chain, the gravest first; null if nothing is.
  public static @Nullable Failure judge(Trust trust, boolean nameMatches) {
    return switch (trust) {
      case DENIED -> Failure.SSL_UNKNOWN_AUTHORITY;
      case OUT_OF_TIME -> Failure.SSL_INVALID_CERTIFICATE;
      case GIVEN -> nameMatches ? null : Failure.SSL_INVALID_HOSTNAME;
    };
  }

  private static CertificateFacts facts(X509Certificate certificate) {
    return new CertificateFacts(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        fingerprint(certificate));
  }

  private static List<String> names(X509Certificate certificate) {
    var names = new ArrayList<String>();
    for (var entry : alternatives(certificate)) {
      if (entry.get(0) instanceof Integer kind
          && (kind == DNS_NAME || kind == IP_ADDRESS)
          && entry.get(1) instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      var found = certificate.getSubjectAlternativeNames();
      return found == null ? List.of() : found;
    } catch (CertificateParsingException e) {
      return List.of(); // names that cannot be read are for nobody
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return "unreadable";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
