package fengsui.server.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/// Certificates as text.
final class Pem {

  private Pem() {}

  /// @throws IllegalArgumentException if `text` is not one or more certificates
  static void check(String text) {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text.getBytes(US_ASCII)));
      if (found.isEmpty()) {
        throw new IllegalArgumentException("holds no certificate");
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException("is not a list of certificates", e);
    }
  }
}
