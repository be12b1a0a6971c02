package fengsui.probe.net;

import fengsui.model.IcmpError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection of [NioTransport], with a selector of its own so that interruption wakes it.
final class NioConnection implements Connection {

  static final Path NO_PATH = new Path(0, null, null);

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  NioConnection(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = channel.register(selector, 0);
  }

  SocketChannel channel() {
    return channel;
  }

  /// Waits for one of `operations`; false if the deadline came first.
  boolean await(int operations, Deadline deadline) throws IOException, InterruptedException {
    key.interestOps(operations);
    while (!deadline.passed()) {
      var ready = selector.select(Math.max(1, deadline.leftMillis())) > 0;
      selector.selectedKeys().clear();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (ready) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Received read(ByteBuffer into, Deadline deadline) throws InterruptedException {
    var at = 0L;
    try {
      var ready = await(SelectionKey.OP_READ, deadline);
      at = System.nanoTime();
      if (!ready) {
        return new Received.Over(End.silent(at));
      }
      var count = channel.read(into);
      return count < 0 ? new Received.Over(End.closed(at)) : new Received.Bytes(count, at);
    } catch (IOException e) {
      return new Received.Over(NioEnds.of(e, at));
    }
  }

  @Override
  public @Nullable End write(ByteBuffer bytes, Deadline deadline) throws InterruptedException {
    try {
      channel.write(bytes);
      while (bytes.hasRemaining()) {
        if (!await(SelectionKey.OP_WRITE, deadline)) {
          return End.silent(System.nanoTime());
        }
        channel.write(bytes);
      }
      return null;
    } catch (IOException e) {
      return NioEnds.of(e, System.nanoTime());
    }
  }

  @Override
  public Path path() {
    try {
      var local = (InetSocketAddress) channel.getLocalAddress();
      return local == null ? NO_PATH : new Path(local.getPort(), null, null);
    } catch (IOException e) {
      return NO_PATH;
    }
  }

  @Override
  public List<IcmpError> icmp() {
    return List.of();
  }

  @Override
  public void limitHops(int hops) {
    // plain Java has no such option
  }

  @Override
  public void close() {
    try {
      channel.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
