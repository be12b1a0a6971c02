package fengsui.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority for tests and what it signed, made by the JDK's own keytool.
public final class TestCertificates {

  private static final char[] PASSWORD = "secret".toCharArray();

  private final Path store;

  private TestCertificates(Path store) {
    this.store = store;
  }

  public static TestCertificates in(Path folder) throws Exception {
    var all = new TestCertificates(folder.resolve("test.p12"));
    all.make("ca", "-ext", "bc:c");
    return all;
  }

  /// Makes a certificate signed by the authority; `san` such as `dns:dot.test,ip:127.0.0.1`.
  public void sign(String alias, String san, String... more) throws Exception {
    var options = new ArrayList<>(List.of("-signer", "ca", "-ext", "san=" + san));
    options.addAll(List.of(more));
    make(alias, options.toArray(String[]::new));
  }

  /// Makes a certificate that nobody but itself vouches for.
  public void signItself(String alias, String san) throws Exception {
    make(alias, "-ext", "san=" + san);
  }

  private void make(String alias, String... more) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", "secret"));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }

  /// The certificates of `alias` and its signers, as a PEM file.
  public Path pem(String alias) throws IOException, GeneralSecurityException {
    var text = new StringBuilder();
    for (var certificate : open().getCertificateChain(alias)) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(store.resolveSibling(alias + ".pem"), text);
  }

  /// The private key of `alias`, as a PEM file.
  public Path key(String alias) throws IOException, GeneralSecurityException {
    var text = pem("PRIVATE KEY", open().getKey(alias, PASSWORD).getEncoded());
    return Files.writeString(store.resolveSibling(alias + ".key"), text);
  }

  private static String pem(String what, byte[] encoded) {
    var text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(encoded);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }

  /// A client's context that trusts the authority and nobody else.
  public SSLContext client() throws IOException, GeneralSecurityException {
    var trusted = empty();
    trusted.setCertificateEntry("ca", open().getCertificate("ca"));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /// A server's context that shows the certificate `alias`.
  public SSLContext server(String alias) throws IOException, GeneralSecurityException {
    var all = open();
    var one = empty();
    one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    var all = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      all.load(in, PASSWORD);
    }
    return all;
  }
}
