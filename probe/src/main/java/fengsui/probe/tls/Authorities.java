package fengsui.probe.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate authorities that are trusted.
public final class Authorities {

  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/cert.pem"));

  private final Set<TrustAnchor> anchors;

  private Authorities(Set<TrustAnchor> anchors) {
    this.anchors = anchors;
  }

  /// Returns those of the operating system; where it keeps none, those of the JDK.
  public static Authorities system() {
    for (var file : SYSTEM) {
      if (Files.isReadable(file)) {
        return of(file);
      }
    }
    return ofJdk();
  }

  /// Returns those of `file`, read now so that a bad file is told at once; those of the system,
  /// read when first needed, if it is null.
  ///
  /// @throws IllegalArgumentException naming the file, the problem and the remedy
  public static Supplier<Authorities> supplier(@Nullable Path file) {
    if (file != null) {
      var given = of(file);
      return () -> given;
    }
    return OfSystem::authorities;
  }

  /// Those of the system, read once.
  private static final class OfSystem {
    private static final Authorities FOUND = system();

    static Authorities authorities() {
      return FOUND;
    }
  }

  /// Returns those of a file of one or more certificates in PEM form.
  ///
  /// @throws IllegalArgumentException naming the file, the problem and the remedy
  public static Authorities of(Path file) {
    try (var in = Files.newInputStream(file)) {
      var anchors = read(in);
      if (anchors.isEmpty()) {
        throw unusable(file, "holds no certificate");
      }
      return new Authorities(anchors);
    } catch (IOException e) {
      throw unusable(file, "cannot be read");
    } catch (CertificateException e) {
      throw unusable(file, "is not a list of certificates");
    }
  }

  /// Tells whether one of these authorities signed the chain for a server.
  public Trust judge(List<X509Certificate> chain, Instant now) {
    if (vouchFor(chain, now)) {
      return Trust.GIVEN;
    }
    return vouchFor(chain, momentOf(chain, now)) ? Trust.OUT_OF_TIME : Trust.DENIED;
  }

  private boolean vouchFor(List<X509Certificate> chain, Instant moment) {
    try {
      var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(moment));
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      var manager = (X509TrustManager) factory.getTrustManagers()[0];
      manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      return true;
    } catch (CertificateException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot check certificates", e);
    }
  }

  /// Returns the moment nearest to now at which all of the chain was, or will be, valid.
  private static Instant momentOf(List<X509Certificate> chain, Instant now) {
    var from = Instant.MIN;
    var to = Instant.MAX;
    for (var certificate : chain) {
      var start = certificate.getNotBefore().toInstant();
      var end = certificate.getNotAfter().toInstant();
      from = start.isAfter(from) ? start : from;
      to = end.isBefore(to) ? end : to;
    }
    if (now.isBefore(from)) {
      return from;
    }
    return now.isAfter(to) ? to : now;
  }

  private static Set<TrustAnchor> read(InputStream in) throws CertificateException {
    var anchors = new HashSet<TrustAnchor>();
    for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
      anchors.add(new TrustAnchor((X509Certificate) certificate, null));
    }
    return anchors;
  }

  private static Authorities ofJdk() {
    try {
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init((KeyStore) null);
      var anchors = new HashSet<TrustAnchor>();
      for (var issuer : ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()) {
        anchors.add(new TrustAnchor(issuer, null));
      }
      return new Authorities(anchors);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no authorities", e);
    }
  }

  private static IllegalArgumentException unusable(Path file, String problem) {
    return new IllegalArgumentException(
        "CA file %s %s; give a file of certificates in PEM form".formatted(file, problem));
  }
}
