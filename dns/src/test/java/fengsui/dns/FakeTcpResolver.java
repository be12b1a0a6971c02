package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Message;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;

/// A resolver on a loopback port that speaks TCP as its script says, one query a connection.
public final class FakeTcpResolver implements AutoCloseable {

  /// What to do with a query.
  @FunctionalInterface
  public interface Script {
    void play(Message query, Connection connection) throws Exception;
  }

  /// The connection that the query came by.
  public record Connection(Socket socket) {

    public void send(byte[]... pieces) throws IOException {
      OutputStream out = socket.getOutputStream();
      for (var piece : pieces) {
        out.write(piece);
        out.flush();
      }
    }

    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private final ServerSocket server;
  private final Thread acceptor;

  public FakeTcpResolver(Script script) throws IOException {
    this(0, script);
  }

  public FakeTcpResolver(int port, Script script) throws IOException {
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.acceptor = Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> play(script, socket));
      } catch (SocketException closed) {
        return;
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }
  }

  private static void play(Script script, Socket accepted) {
    try (var socket = accepted) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(socket.getInputStream());
      var query = Message.decode(in.readNBytes(in.readUnsignedShort()));
      script.play(query, new Connection(socket));
    } catch (SocketException | EOFException left) {
      // the asker has gone
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  public static byte[] frame(Message message) {
    var bytes = message.encode();
    return ByteBuffer.allocate(bytes.length + 2).putShort((short) bytes.length).put(bytes).array();
  }

  /// Where it listens.
  public InetSocketAddress socket() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  public ResolverAddress address() {
    return new ResolverAddress(Protocol.TCP, socket().getAddress(), socket().getPort());
  }

  /// Returns when nobody listens on the port any more.
  @Override
  public void close() throws IOException {
    server.close();
    try {
      acceptor.join();
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException("closing");
    }
  }
}
