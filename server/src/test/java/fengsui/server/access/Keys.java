package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/// Keys and certificates for tests, made by OpenSSL in a folder: `NAME.pem` and `NAME.key`.
record Keys(Path folder) {

  private static final char[] PASSWORD = "secret".toCharArray();

  /// Makes a certificate; `issuer`, the name of another, signs it, or its own key if that is empty.
  Path make(String name, String issuer) throws Exception {
    var words =
        new ArrayList<>(
            List.of("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"));
    words.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=" + name));
    words.addAll(List.of("-addext", "subjectAltName=IP:127.0.0.1"));
    words.addAll(List.of("-keyout", name + ".key", "-out", name + ".pem"));
    if (!issuer.isEmpty()) {
      words.addAll(List.of("-CA", issuer + ".pem", "-CAkey", issuer + ".key"));
    }
    run(words);
    return file(name + ".pem");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  private void run(List<String> words) throws Exception {
    var process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  /// A client that trusts `post` and has no certificate.
  SSLContext stranger(String post) throws Exception {
    return context(post, new KeyManager[0]);
  }

  /// One that shows the certificate `name` to whoever asks for one of its authority.
  SSLContext client(String post, String name) throws Exception {
    return context(post, keys(name));
  }

  /// One that shows it whatever is asked for.
  SSLContext pushing(String post, String name) throws Exception {
    return context(post, new KeyManager[] {new Pushing((X509ExtendedKeyManager) keys(name)[0])});
  }

  private SSLContext context(String post, KeyManager[] keys) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var in = Files.newInputStream(file(post + ".pem"))) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      trusted.setCertificateEntry(post, certificate);
    }
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private KeyManager[] keys(String name) throws Exception {
    var store = file(name + ".p12");
    run(
        List.of(
            "openssl",
            "pkcs12",
            "-export",
            "-name",
            name,
            "-in",
            name + ".pem",
            "-inkey",
            name + ".key",
            "-out",
            name + ".p12",
            "-passout",
            "pass:secret"));
    var factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(KeyStore.getInstance(store.toFile(), PASSWORD), PASSWORD);
    return factory.getKeyManagers();
  }

  /// Pushes its only certificate.
  private static final class Pushing extends X509ExtendedKeyManager {

    private final X509ExtendedKeyManager rest;

    Pushing(X509ExtendedKeyManager rest) {
      this.rest = rest;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return rest.getClientAliases("EC", null)[0];
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return rest.getClientAliases("EC", null)[0];
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return rest.getClientAliases(type, null);
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return rest.getServerAliases(type, issuers);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return rest.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return rest.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return rest.getPrivateKey(alias);
    }
  }
}
