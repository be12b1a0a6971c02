package fengsui.lab.host;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// TLS contexts of servers.
final class Certificates {

  private Certificates() {}

  /// Returns a context that presents `identity` to every client.
  static SSLContext context(Authority.Identity identity)
      throws GeneralSecurityException, IOException {
    var password = new char[0];
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    var chain = identity.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("server", identity.keys().getPrivate(), password, chain);
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
