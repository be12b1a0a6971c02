package fengsui.dns.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Who may vouch for a certificate.
public final class Authorities {

  private final X509ExtendedTrustManager trust;

  private Authorities(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    trust =
        Arrays.stream(factory.getTrustManagers())
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("this JDK has no PKIX trust manager"));
  }

  /// Returns those that the JDK trusts.
  public static Authorities system() {
    try {
      return new Authorities(null);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the JDK's trusted certificates cannot be used", broken);
    }
  }

  /// Returns those whose certificates are in `pem`, and no others.
  ///
  /// @throws IllegalArgumentException naming the file, if it holds no certificates
  public static Authorities read(Path pem) throws IOException {
    try (var in = Files.newInputStream(pem)) {
      return new Authorities(store(in));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%s: holds no certificates: %s; give X.509 in PEM form".formatted(pem, e.getMessage()),
          e);
    }
  }

  private static KeyStore store(InputStream in) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
      store.setCertificateEntry("ca" + store.size(), certificate);
    }
    if (store.size() == 0) {
      throw new CertificateException("it is empty");
    }
    return store;
  }

  /// Returns a witness for one handshake.
  Witness newWitness() {
    return new Witness(trust);
  }
}
