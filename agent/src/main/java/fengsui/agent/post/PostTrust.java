package fengsui.agent.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// How the post and we prove to one another who we are.
final class PostTrust {

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final char[] IN_MEMORY = new char[0];

  private PostTrust() {}

  /// Returns what differs from the JDK's usual way; empty if nothing does.
  ///
  /// @throws IllegalArgumentException naming what is not usable, the problem and the remedy
  static Optional<SSLContext> context(PostSettings settings) {
    if (settings.pin() == null && settings.certificate() == null) {
      return Optional.empty();
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(ours(settings), theirs(settings.pin()), null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot speak TLS", e);
    }
  }

  private static TrustManager @Nullable [] theirs(@Nullable String pin) {
    return pin == null ? null : new TrustManager[] {new PinnedKey(Pin.parse(pin))};
  }

  private static KeyManager @Nullable [] ours(PostSettings settings)
      throws GeneralSecurityException {
    var file = settings.certificate();
    var keyFile = settings.key();
    if (file == null || keyFile == null) {
      return null;
    }
    var chain = chain(file);
    var key = key(keyFile, chain[0].getPublicKey());
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store(chain, key), IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static KeyStore store(Certificate[] chain, PrivateKey key)
      throws GeneralSecurityException {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("agent", key, IN_MEMORY, chain);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read here", e);
    }
  }

  private static Certificate[] chain(Path file) {
    try (var in = Files.newInputStream(file)) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!chain.isEmpty()) {
        return chain.toArray(Certificate[]::new);
      }
      throw unusable("certificate", file, "holds no certificate", "certificates in PEM form");
    } catch (IOException e) {
      throw unusable("certificate", file, "cannot be read", "certificates in PEM form");
    } catch (GeneralSecurityException e) {
      throw unusable("certificate", file, "is no certificate", "certificates in PEM form");
    }
  }

  private static PrivateKey key(Path file, PublicKey pair) {
    var remedy = "a key in PEM form (PKCS#8, not encrypted) that belongs to the certificate";
    try {
      var match = PKCS8.matcher(Files.readString(file));
      if (!match.find()) {
        throw unusable("key", file, "holds no PRIVATE KEY", remedy);
      }
      var bytes = Base64.getMimeDecoder().decode(match.group(1));
      return KeyFactory.getInstance(pair.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException e) {
      throw unusable("key", file, "cannot be read", remedy);
    } catch (GeneralSecurityException e) {
      throw unusable("key", file, "does not fit the certificate", remedy);
    }
  }

  private static IllegalArgumentException unusable(
      String what, Path file, String problem, String remedy) {
    return new IllegalArgumentException(
        "%s %s: %s; give a file of %s".formatted(what, file, problem, remedy));
  }
}
