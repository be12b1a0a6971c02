package fengsui.dns.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/// A certificate authority for tests, made by the JDK's own keytool.
final class TestAuthority {

  private static final char[] PASSWORD = "secret".toCharArray();

  private final Path store;

  private TestAuthority(Path store) {
    this.store = store;
  }

  static TestAuthority in(Path folder) throws Exception {
    var authority = new TestAuthority(folder.resolve("test.p12"));
    authority.make("ca", "CN=Test Authority", "-ext", "bc:c");
    return authority;
  }

  /// Makes a certificate signed by this authority; `san` such as `dns:localhost`.
  void sign(String alias, String san, String... more) throws Exception {
    var options = new ArrayList<>(List.of("-signer", "ca", "-ext", "san=" + san));
    options.addAll(List.of(more));
    make(alias, "CN=" + alias, options.toArray(String[]::new));
  }

  /// Makes a certificate that nobody but itself vouches for.
  void signItself(String alias, String san) throws Exception {
    make(alias, "CN=" + alias, "-ext", "san=" + san);
  }

  private void make(String alias, String name, String... more) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", "secret"));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }

  /// The authority's own certificate as a PEM file.
  Path pem() throws IOException, GeneralSecurityException {
    var encoded = open().getCertificate("ca").getEncoded();
    var text = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(encoded);
    return Files.writeString(
        store.resolveSibling("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  /// A server's context that shows the certificate `alias`.
  SSLContext server(String alias) throws IOException, GeneralSecurityException {
    var all = open();
    var one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    var all = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      all.load(in, PASSWORD);
    }
    return all;
  }
}
