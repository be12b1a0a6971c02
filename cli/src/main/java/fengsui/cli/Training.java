package fengsui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fengsui.lab.host.Authority;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// What the launcher runs once after a build, so that the cache of loaded classes knows a whole
/// probe: of a secure site on loopback, told to programs and to people.
final class Training {

  private static final String HOST = "127.0.0.1";

  private Training() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    run();
  }

  /// Returns the exit codes of the commands run.
  static List<Integer> run() throws IOException, GeneralSecurityException {
    var authority = new Authority("training", Instant.now());
    var file = Files.createTempFile("fengsui-training", ".pem");
    var site = site(authority);
    try {
      Files.writeString(file, authority.pem());
      return probes(site.getAddress().getPort(), file);
    } finally {
      site.stop(0);
      Files.delete(file);
    }
  }

  private static List<Integer> probes(int port, Path authorities) {
    var url = "https://%s:%d/".formatted(HOST, port);
    var out = new ByteArrayOutputStream();
    var told = command(out, "", "probe", url, "--ca", authorities.toString(), "--json");
    var again = command(new ByteArrayOutputStream(), out.toString(UTF_8), "isolate", "-");
    var shown = command(out, "", "probe", url, "--ca", authorities.toString());
    return List.of(told, again, shown);
  }

  private static int command(ByteArrayOutputStream out, String input, String... words) {
    var printed = new PrintStream(out, true, UTF_8);
    var in = new ByteArrayInputStream(input.getBytes(UTF_8));
    return Main.run(new Console(in, printed, printed, false), words);
  }

  private static HttpsServer site(Authority authority)
      throws IOException, GeneralSecurityException {
    var site = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setHttpsConfigurator(new HttpsConfigurator(context(authority)));
    site.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    site.start();
    return site;
  }

  private static SSLContext context(Authority authority)
      throws IOException, GeneralSecurityException {
    var identity = authority.certify(List.of(HOST), Authority.around(Instant.now()));
    var password = new char[0];
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    var chain = identity.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("site", identity.keys().getPrivate(), password, chain);
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
