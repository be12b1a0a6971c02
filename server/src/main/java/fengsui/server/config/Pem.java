package fengsui.server.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/// Certificates as text. What is wrong is said by an IllegalArgumentException.
final class Pem {

  private Pem() {}

  /// Returns `text`, which must be one or more certificates.
  static String checked(String text) {
    try {
      var bytes = new ByteArrayInputStream(text.getBytes(US_ASCII));
      if (CertificateFactory.getInstance("X.509").generateCertificates(bytes).isEmpty()) {
        throw new IllegalArgumentException("holds no certificate");
      }
      return text;
    } catch (CertificateException e) {
      throw new IllegalArgumentException("is not a list of certificates", e);
    }
  }

  /// Returns the certificates of a file.
  static String read(Path file) {
    var text = text(file);
    try {
      return checked(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + file, e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("names a file that cannot be read: " + file, e);
    }
  }
}
