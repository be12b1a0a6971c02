package fengsui.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A server on loopback that plays one behaviour to every client, good or bad.
final class Peer implements AutoCloseable {

  /// What it does with one client; the socket is closed after it.
  interface Behaviour {
    void play(Socket client, Peer peer) throws Exception;
  }

  private final ServerSocket server;
  private final CountDownLatch over = new CountDownLatch(1);

  private Peer(ServerSocket server) {
    this.server = server;
  }

  static Peer playing(Behaviour behaviour) throws IOException {
    var peer = new Peer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(() -> peer.serve(behaviour));
    return peer;
  }

  /// A TLS server that offers the protocols `alpn`, and plays behind the handshake.
  static Peer secured(SSLContext context, Behaviour behaviour, String... alpn) throws IOException {
    return playing((client, peer) -> {
      var secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
      secured.setUseClientMode(false);
      var parameters = secured.getSSLParameters();
      parameters.setApplicationProtocols(alpn);
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      behaviour.play(secured, peer);
      secured.close();
    });
  }

  int port() {
    return server.getLocalPort();
  }

  /// Lets a moment pass; false once the test is over.
  boolean pause(int millis) throws InterruptedException {
    return !over.await(millis, TimeUnit.MILLISECONDS);
  }

  /// Closes with a RST.
  static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  private void serve(Behaviour behaviour) {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        Thread.ofVirtual().start(() -> play(behaviour, client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void play(Behaviour behaviour, Socket client) {
    try (client) {
      behaviour.play(client, this);
    } catch (Exception gone) {
      // the client may leave whenever it likes
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    server.close();
  }
}
