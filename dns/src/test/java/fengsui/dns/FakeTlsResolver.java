package fengsui.dns;

import fengsui.dns.message.Message;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A resolver on a loopback port that speaks DNS over TLS as its script says, any number of queries
/// a connection.
public final class FakeTlsResolver implements AutoCloseable {

  /// What to do with a query; the next is read when it returns.
  @FunctionalInterface
  public interface Script {
    void play(Message query, Connection connection) throws Exception;
  }

  /// The connection that a query came by.
  ///
  /// @param number counted from 1
  public record Connection(int number, SSLSocket socket) {

    public synchronized void send(Message message) throws IOException {
      socket.getOutputStream().write(FakeTcpResolver.frame(message));
    }

    public void close() throws IOException {
      socket.close();
    }
  }

  private final SSLServerSocket server;
  private final Thread acceptor;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  public FakeTlsResolver(SSLContext context, Script script) throws IOException {
    server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var wanted = server.getSSLParameters();
    wanted.setApplicationProtocols(new String[] {"dot"});
    server.setSSLParameters(wanted);
    acceptor = Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try {
        var socket = (SSLSocket) server.accept();
        var connection = new Connection(opened.incrementAndGet(), socket);
        Thread.ofPlatform().daemon().start(() -> play(script, connection));
      } catch (SocketException closed) {
        return;
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }
  }

  private void play(Script script, Connection connection) {
    try (var socket = connection.socket()) {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        script.play(Message.decode(in.readNBytes(in.readUnsignedShort())), connection);
      }
    } catch (SocketException | EOFException | SSLException left) {
      // the asker has gone, or never trusted us
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    } finally {
      closed.incrementAndGet();
    }
  }

  /// How many connections there were.
  public int opened() {
    return opened.get();
  }

  /// How many of them are over.
  public int closed() {
    return closed.get();
  }

  public InetSocketAddress socket() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

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
