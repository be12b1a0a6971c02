package fengsui.dns.https;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A connection to a web service, which carries one exchange after the other. Used by one thread at
/// a time; that thread is a virtual one, so that an interrupt closes the socket.
final class Connection implements AutoCloseable {

  private final Origin origin;
  private final Socket raw;
  private final Socket socket;
  private final InputStream in;
  private boolean reusable;
  private boolean heard;

  private Connection(Origin origin, Socket raw, Socket socket) throws IOException {
    this.origin = origin;
    this.raw = raw;
    this.socket = socket;
    this.in = new BufferedInputStream(new Watched(socket.getInputStream()));
  }

  /// Connects, and with TLS shakes hands and checks the certificate against the origin's host.
  static Connection open(Origin origin, InetAddress address, SSLContext tls) throws IOException {
    var raw = new Socket(Proxy.NO_PROXY);
    try {
      raw.setTcpNoDelay(true);
      raw.connect(new InetSocketAddress(address, origin.port()));
      return new Connection(origin, raw, origin.tls() ? secured(raw, origin, tls) : raw);
    } catch (IOException | RuntimeException broken) {
      raw.close();
      throw broken;
    }
  }

  private static SSLSocket secured(Socket raw, Origin origin, SSLContext tls) throws IOException {
    var factory = tls.getSocketFactory();
    var socket = (SSLSocket) factory.createSocket(raw, origin.host(), origin.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    parameters.setServerNames(
        origin.literal() ? List.of() : List.<SNIServerName>of(new SNIHostName(origin.host())));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  Fetched.Response exchange(Request request) throws IOException {
    reusable = false;
    heard = false;
    var out = socket.getOutputStream();
    out.write(bytes(request));
    out.flush();
    var reader = new ResponseReader(in);
    var response = reader.read();
    reusable = reader.reusable(response) && in.available() == 0;
    return response;
  }

  private byte[] bytes(Request request) {
    var bytes = new ByteArrayOutputStream();
    var body = request.body();
    var type = request.accept();
    bytes.writeBytes(
        """
        %s %s HTTP/1.1\r
        Host: %s\r
        Accept: %s\r
        User-Agent: fengsui\r
        """
            .formatted(body == null ? "GET" : "POST", request.target(), origin.authority(), type)
            .getBytes(US_ASCII));
    if (body != null) {
      var fields = "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, body.length());
      bytes.writeBytes(fields.getBytes(US_ASCII));
    }
    bytes.writeBytes("\r\n".getBytes(US_ASCII));
    if (body != null) {
      bytes.writeBytes(body.bytes());
    }
    return bytes.toByteArray();
  }

  /// Whether a further exchange may follow.
  boolean reusable() {
    return reusable;
  }

  /// Whether the last exchange brought at least one byte; if not, the service may not have seen it.
  boolean heard() {
    return heard;
  }

  /// Closes without a word: a farewell of TLS could block.
  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException alreadyGone) {
      // nothing is left to close
    }
  }

  /// Notes that something came.
  private final class Watched extends InputStream {
    private final InputStream from;

    Watched(InputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = from.read(into, offset, length);
      heard |= count > 0;
      return count;
    }

    @Override
    public int available() throws IOException {
      return from.available();
    }
  }
}
