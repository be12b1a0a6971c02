package fengsui.server.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/// A client that keeps to no rules.
final class Raw implements AutoCloseable {

  private static final int PATIENCE = 15_000;

  private final Socket socket;

  Raw(URI post) throws IOException {
    this("127.0.0.1", post);
  }

  /// One that comes from the address `from`.
  Raw(String from, URI post) throws IOException {
    var local = InetAddress.ofLiteral(from);
    socket = new Socket(InetAddress.ofLiteral(post.getHost()), post.getPort(), local, 0);
    socket.setSoTimeout(PATIENCE);
  }

  /// Sends `head` with its lines ended as HTTP wants, and returns all that comes until the end.
  static String ask(URI post, String head) throws IOException {
    return ask("127.0.0.1", post, head);
  }

  static String ask(String from, URI post, String head) throws IOException {
    try (var raw = new Raw(from, post)) {
      raw.send(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return raw.rest();
    }
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Sends `bytes` again and again, until `times` or until the post will have no more.
  ///
  /// @return how often it went
  int flood(byte[] bytes, int times) {
    for (var i = 0; i < times; i++) {
      try {
        send(bytes);
      } catch (IOException _) {
        return i;
      }
    }
    return times;
  }

  /// What comes until the end, or until the post breaks off.
  String rest() {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (IOException _) {
      // Broken off: what came before counts.
    }
    return all.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
