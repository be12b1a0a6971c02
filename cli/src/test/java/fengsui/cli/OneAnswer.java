package fengsui.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/// A server on loopback that gives everybody who asks the same answer.
final class OneAnswer implements AutoCloseable {

  private final ServerSocket listener;
  private final CompletableFuture<String> asked = new CompletableFuture<>();

  OneAnswer(String answer) throws IOException {
    listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> serve(answer));
  }

  int port() {
    return listener.getLocalPort();
  }

  /// The first request.
  String asked() throws Exception {
    return asked.get();
  }

  private void serve(String answer) {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        answer(socket, answer);
      } catch (IOException _) {
        // closed, or the peer left
      }
    }
  }

  private void answer(Socket socket, String answer) throws IOException {
    var buffer = new byte[4096];
    var length = socket.getInputStream().read(buffer);
    if (length > 0) {
      asked.complete(new String(buffer, 0, length, ISO_8859_1));
      socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
