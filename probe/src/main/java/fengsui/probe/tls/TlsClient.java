package fengsui.probe.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// Prepares TLS handshakes. None resumes another: each must show the server's certificates.
public final class TlsClient {

  private static final String[] PROTOCOLS = {"h2", "http/1.1"};

  private TlsClient() {}

  /// Prepares a handshake so far that its first flight only has to be written.
  ///
  /// @param name the server name to send; null to send none
  public static Handshake prepare(@Nullable String name) {
    return prepare(name, List.of(PROTOCOLS));
  }

  /// The same with the protocols to offer by ALPN; none: no offer.
  public static Handshake prepare(@Nullable String name, List<String> protocols) {
    var seen = new ChainSeen();
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {seen}, null);
      var engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      var sni = name == null ? null : serverName(name);
      configure(engine, sni, protocols);
      return new Handshake(engine, seen, sni == null ? null : name, firstFlight(engine));
    } catch (GeneralSecurityException | SSLException e) {
      throw new IllegalStateException("this JDK cannot speak TLS", e);
    }
  }

  private static void configure(
      SSLEngine engine, @Nullable SNIServerName name, List<String> protocols) {
    var parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(protocols.toArray(String[]::new));
    parameters.setServerNames(name == null ? List.of() : List.of(name));
    engine.setSSLParameters(parameters);
  }

  private static @Nullable SNIServerName serverName(String name) {
    try {
      var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      return new SNIHostName(plain.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null; // a name that DNS knows but TLS cannot carry
    }
  }

  private static ByteBuffer firstFlight(SSLEngine engine) throws SSLException {
    engine.beginHandshake();
    var flight = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), flight);
    return flight.flip();
  }
}
