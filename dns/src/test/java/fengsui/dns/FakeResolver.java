package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Message;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/// A resolver on a loopback port that answers each query as its script says.
public final class FakeResolver implements AutoCloseable {

  /// What to do with a query.
  @FunctionalInterface
  public interface Script {
    void play(Message query, Answerer answerer) throws Exception;
  }

  /// The way back to one asker.
  public static final class Answerer {
    private final DatagramChannel channel;
    private final SocketAddress asker;

    private Answerer(DatagramChannel channel, SocketAddress asker) {
      this.channel = channel;
      this.asker = asker;
    }

    public int askerPort() {
      return ((InetSocketAddress) asker).getPort();
    }

    public void send(Message message) throws IOException {
      send(message.encode());
    }

    public void send(byte[] bytes) throws IOException {
      channel.send(ByteBuffer.wrap(bytes), asker);
    }

    /// Sends from another port of the same host.
    public void sendFromElsewhere(Message message) throws IOException {
      try (var other = DatagramChannel.open()) {
        other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        other.send(ByteBuffer.wrap(message.encode()), asker);
      }
    }
  }

  private final DatagramChannel channel;
  private final Thread server;

  /// On a port that nobody uses for TCP either, so that a test may answer there by both.
  private static DatagramChannel bound() throws IOException {
    for (var attempts = 0; ; attempts++) {
      var channel = DatagramChannel.open();
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (var tcp = new ServerSocket()) {
        tcp.setReuseAddress(true);
        tcp.bind(channel.getLocalAddress());
        return channel;
      } catch (BindException taken) {
        channel.close();
        if (attempts == 50) {
          throw taken;
        }
      }
    }
  }

  public FakeResolver(Script script) throws IOException {
    this.channel = bound();
    this.server = Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  private void serve(Script script) {
    var buffer = ByteBuffer.allocate(0xffff);
    try {
      while (true) {
        buffer.clear();
        var asker = channel.receive(buffer);
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        var query = Message.decode(bytes);
        Thread.ofPlatform().daemon().start(() -> play(script, query, asker));
      }
    } catch (ClosedChannelException closed) {
      // the test is over
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void play(Script script, Message query, SocketAddress asker) {
    try {
      script.play(query, new Answerer(channel, asker));
    } catch (ClosedChannelException closed) {
      // the test is over
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// Where it listens.
  public InetSocketAddress socket() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  public ResolverAddress address() {
    return new ResolverAddress(Protocol.UDP, socket().getAddress(), socket().getPort());
  }

  /// Returns when nobody listens on the port any more: the kernel keeps it for as long as a thread
  /// waits in it.
  @Override
  public void close() throws IOException {
    channel.close();
    try {
      server.join();
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException("closing");
    }
  }
}
