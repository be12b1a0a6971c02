package fengsui.dns.transport;

import fengsui.dns.message.Opaque;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The messages that come over one TCP connection. It connects, writes and reads as it is asked for
/// messages, and goes on where the last deadline interrupted it.
final class TcpSource implements Source {

  private final SocketChannel channel;
  private final LongSupplier nanoTime;
  private final Wait wait;
  private final ByteBuffer out;
  private ByteBuffer in = ByteBuffer.allocate(2);
  private boolean headRead;

  private TcpSource(SocketChannel channel, byte[] frame, LongSupplier nanoTime) throws IOException {
    this.channel = channel;
    this.nanoTime = nanoTime;
    this.out = ByteBuffer.wrap(frame);
    this.wait = new Wait(channel, nanoTime);
  }

  static TcpSource open(byte[] frame, InetSocketAddress resolver, LongSupplier nanoTime)
      throws IOException {
    var source = new TcpSource(SocketChannel.open(), frame, nanoTime);
    try {
      source.channel.connect(resolver);
      return source;
    } catch (IOException refused) {
      source.close();
      throw refused;
    }
  }

  /// Length and message in one piece, because some servers want both in one segment.
  static byte[] frame(byte[] message) {
    return ByteBuffer.allocate(2 + message.length)
        .putShort((short) message.length)
        .put(message)
        .array();
  }

  @Override
  public @Nullable Received next(long deadline) throws IOException, InterruptedException {
    while (!channel.finishConnect()) {
      if (!wait.ready(SelectionKey.OP_CONNECT, deadline)) {
        return null;
      }
    }
    while (out.hasRemaining()) {
      if (channel.write(out) == 0 && !wait.ready(SelectionKey.OP_WRITE, deadline)) {
        return null;
      }
    }
    if (!headRead) {
      if (!filled(deadline)) {
        return null;
      }
      headRead = true;
      in = ByteBuffer.allocate(in.getShort(0) & 0xffff);
    }
    return filled(deadline) ? message() : null;
  }

  private Received message() {
    var message = new Received(Opaque.of(in.array()), nanoTime.getAsLong());
    in = ByteBuffer.allocate(2);
    headRead = false;
    return message;
  }

  /// Reads until the buffer is full; false at the deadline.
  private boolean filled(long deadline) throws IOException, InterruptedException {
    while (in.hasRemaining()) {
      var read = channel.read(in);
      if (read < 0) {
        throw new EOFException();
      }
      if (read == 0 && !wait.ready(SelectionKey.OP_READ, deadline)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void settle() {}

  @Override
  public int sent() {
    return out.hasRemaining() ? 0 : 1;
  }

  @Override
  public boolean listens() {
    return false;
  }

  @Override
  public void close() throws IOException {
    wait.close();
  }
}
