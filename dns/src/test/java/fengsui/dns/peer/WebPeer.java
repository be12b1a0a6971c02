package fengsui.dns.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A web server on a loopback port, by TLS or not, that does what its script says for each request.
public final class WebPeer implements Closeable {

  /// What to do with a request.
  @FunctionalInterface
  public interface Script {
    void play(Asked asked, Line line) throws Exception;
  }

  /// A request as it came.
  public record Asked(String method, String target, List<String> fields, byte[] body) {

    /// The parameter `name` of the query, as it was encoded; null without.
    public @Nullable String parameter(String name) {
      var query = target.substring(target.indexOf('?') + 1);
      for (var each : query.split("&", -1)) {
        if (each.startsWith(name + "=")) {
          return each.substring(name.length() + 1);
        }
      }
      return null;
    }

    public String path() {
      return target.split("\\?", 2)[0];
    }
  }

  /// The connection that the request came by.
  public record Line(Socket raw, Socket socket) {

    /// Sends a whole response, with `fields` of which each ends in CRLF.
    public void send(int status, String fields, byte[] body) throws IOException {
      var head = "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n";
      write(head.formatted(status, fields, body.length).getBytes(ISO_8859_1));
      write(body);
    }

    public void json(int status, String json) throws IOException {
      send(status, "Content-Type: application/json\r\n", json.getBytes(ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /// Sends `bytes` again and again, one at a time, until the peer has gone.
    public void drip(byte[] bytes) throws Exception {
      for (int i = 0; ; i = (i + 1) % bytes.length) {
        write(new byte[] {bytes[i]});
        Thread.sleep(10);
      }
    }

    public void reset() throws IOException {
      raw.setSoLinger(true, 0);
      raw.close();
    }

    /// Returns when the peer has closed the connection.
    public void awaitEnd() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // whatever it sends does not matter
      }
    }
  }

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /// @param tls null for plain HTTP
  public WebPeer(@Nullable SSLContext tls, Script script) throws IOException {
    this("127.0.0.1", 0, tls, script);
  }

  public WebPeer(String address, int port, @Nullable SSLContext tls, Script script)
      throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getByName(address));
    this.tls = tls;
    Thread.ofVirtual().start(() -> serve(script));
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.add(socket);
        Thread.ofVirtual().start(() -> converse(script, socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Script script, Socket raw) {
    try (raw) {
      raw.setTcpNoDelay(true);
      var socket = tls == null ? raw : secured(tls, raw);
      var in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        var request = request(in);
        asked.add(request);
        script.play(request, new Line(raw, socket));
      }
    } catch (IOException left) {
      // the asker has gone
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    } finally {
      ended.countDown();
    }
  }

  private static SSLSocket secured(SSLContext tls, Socket raw) throws IOException {
    var socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, true);
    socket.startHandshake();
    return socket;
  }

  private static Asked request(InputStream in) throws IOException {
    var first = line(in).split(" ", 3);
    var fields = new CopyOnWriteArrayList<String>();
    var length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      fields.add(line);
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.split(":", 2)[1].strip());
      }
    }
    return new Asked(first[0], first[1], fields, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  public int port() {
    return server.getLocalPort();
  }

  /// The requests so far.
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// How many connections came.
  public int connections() {
    return connections.size();
  }

  /// Counted down once a connection has ended.
  public CountDownLatch ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var each : connections) {
      each.close();
    }
  }
}
