package fengsui.dns.transport;

import fengsui.dns.message.Opaque;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The datagrams that come from one resolver to the port of one query.
final class UdpSource implements Source {

  private final DatagramChannel channel;
  private final LongSupplier nanoTime;
  private final Wait wait;
  private final byte[] query;
  private final Queue<Long> resendAt = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(0xffff);
  private int sent;

  private UdpSource(DatagramChannel channel, byte[] query, LongSupplier nanoTime)
      throws IOException {
    this.channel = channel;
    this.nanoTime = nanoTime;
    this.query = query;
    this.wait = new Wait(channel, nanoTime);
  }

  static UdpSource open(byte[] query, InetSocketAddress resolver, LongSupplier nanoTime)
      throws IOException {
    var channel = DatagramChannel.open();
    try {
      channel.connect(resolver);
      return new UdpSource(channel, query, nanoTime);
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  /// Sends the query, and plans to send it again.
  void begin(long sentAt, List<Duration> resends) throws IOException {
    try {
      send();
      for (var resend : resends) {
        resendAt.add(sentAt + resend.toNanos());
      }
    } catch (IOException unsent) {
      close();
      throw unsent;
    }
  }

  private void send() throws IOException {
    channel.write(ByteBuffer.wrap(query));
    sent++;
  }

  @Override
  public @Nullable Received next(long deadline) throws IOException, InterruptedException {
    while (true) {
      var resend = resendAt.peek();
      var until = resend == null || resend - deadline > 0 ? deadline : resend;
      if (wait.ready(SelectionKey.OP_READ, until)) {
        var datagram = receive();
        if (datagram != null) {
          return datagram;
        }
      } else if (until == deadline) {
        return null;
      } else {
        resendAt.remove();
        send();
      }
    }
  }

  /// Null when the kernel woke us for a datagram that it then threw away.
  private @Nullable Received receive() throws IOException {
    buffer.clear();
    if (channel.receive(buffer) == null) {
      return null;
    }
    var at = nanoTime.getAsLong();
    return new Received(Opaque.of(Arrays.copyOf(buffer.array(), buffer.position())), at);
  }

  @Override
  public void settle() {
    resendAt.clear();
  }

  @Override
  public int sent() {
    return sent;
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void close() throws IOException {
    wait.close();
  }
}
