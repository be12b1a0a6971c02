package fengsui.dns.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// Who the other end must prove to be, and to whose authorities.
///
/// @param name the name, or IP address as text, that its certificate must be for
/// @param context the authorities that are trusted
/// @param opening the longest that TCP and the TLS handshake may take, each
public record TlsPeer(String name, SSLContext context, Duration opening) {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] PROTOCOLS = {"dot"};

  /// Returns a peer with 5 s for opening.
  public static TlsPeer of(String name, SSLContext context) {
    return new TlsPeer(name, context, Duration.ofSeconds(5));
  }

  /// Connects to `resolver`, and returns when it has proved to be this peer.
  ///
  /// @throws fengsui.dns.transport.UnprovenPeer if it did not
  SSLSocket open(InetSocketAddress resolver) throws IOException {
    var plain = new Socket();
    try {
      plain.connect(resolver, (int) opening.toMillis());
      plain.setTcpNoDelay(true);
      plain.setSoTimeout((int) opening.toMillis());
      var tls = secure(plain, resolver.getPort());
      tls.startHandshake();
      tls.setSoTimeout(0);
      return tls;
    } catch (IOException failure) {
      plain.close();
      throw plainly(failure);
    }
  }

  private SSLSocket secure(Socket plain, int port) throws IOException {
    var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
    var wanted = tls.getSSLParameters();
    wanted.setEndpointIdentificationAlgorithm("HTTPS");
    wanted.setProtocols(VERSIONS);
    wanted.setApplicationProtocols(PROTOCOLS);
    tls.setSSLParameters(wanted);
    return tls;
  }

  /// What the network did is told as by TCP; the rest is a matter of proof.
  static IOException plainly(IOException failure) {
    if (!(failure instanceof SSLException tls)) {
      return failure;
    }
    return switch (tls.getCause()) {
      case EOFException closed -> closed;
      case SocketTimeoutException silent -> silent;
      case SocketException network -> network;
      case null, default -> Proof.failure(tls); // open hierarchy
    };
  }
}
