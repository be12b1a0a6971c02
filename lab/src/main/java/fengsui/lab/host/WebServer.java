package fengsui.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A small HTTP/1.1 server: one request and one response for each connection.
final class WebServer implements AutoCloseable {

  private static final int BACKLOG = 128;
  private static final int IDLE_MILLIS = 30_000;
  private static final int LARGEST_HEAD = 16_384;
  private static final String BODY = "fengsui laboratory\n".repeat(1000);

  private final String name;
  private final @Nullable SSLContext tls;
  private final SiteMode mode;
  private final ServerSocket listener;
  private final Thread accepting;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// Listens on all addresses of the calling thread's network namespace; `tls` null: plain HTTP.
  WebServer(String name, int port, @Nullable SSLContext tls, SiteMode mode) throws IOException {
    this.name = name;
    this.tls = tls;
    this.mode = mode;
    this.listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(port), BACKLOG);
    accepting = Thread.ofVirtual().name(name + ":" + port).start(this::accept);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        // Closed, or the client is gone already.
      }
    }
  }

  private void serve(Socket plain) {
    try (plain) {
      plain.setSoTimeout(IDLE_MILLIS);
      plain.setTcpNoDelay(true);
      if (mode == SiteMode.STALLED) {
        plain.getInputStream().readAllBytes();
      } else if (tls != null) {
        try (var secured = secure(tls, plain)) {
          answer(secured);
        }
      } else {
        answer(plain);
      }
    } catch (IOException _) {
      // The client's own affair: it was reset, cut off, or did not like the certificate.
    } finally {
      open.remove(plain);
    }
  }

  private static SSLSocket secure(SSLContext tls, Socket plain) throws IOException {
    var secured =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, plain.getInputStream(), true);
    var parameters = secured.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private void answer(Socket socket) throws IOException {
    if (!readHead(socket.getInputStream())) {
      return;
    }
    var status = mode == SiteMode.ERROR_500 ? "500 Internal Server Error" : "200 OK";
    var head =
        "HTTP/1.1 %s\r\nServer: %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n"
            .formatted(status, name, BODY.length());
    var response = head + "Connection: close\r\n\r\n" + BODY;
    socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    socket.shutdownOutput();
    socket.getInputStream().readAllBytes();
  }

  /// Reads up to the empty line; returns whether it came.
  private static boolean readHead(InputStream in) throws IOException {
    int last = 0;
    for (int size = 0; size < LARGEST_HEAD; size++) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      last = last << 8 | next;
      if (last == 0x0d0a0d0a) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      listener.close();
      accepting.join(); // only then is the port free
      for (var socket : open) {
        socket.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // Nothing can be done about a socket that does not close.
    }
  }
}
