package fengsui.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// A server that answers every query with one address, in a process of its own so that its work
/// counts for no client. It only turns the query round and puts the record behind it.
final class DnsAnswerer {

  private static final int BUFFER = 4 << 20;
  private static final int HEADER = 12;

  /// A pointer to the question's name, A, IN, 60 s, 198.18.0.1.
  private static final byte[] RECORD = {
    (byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, (byte) 198, 18, 0, 1
  };

  private DnsAnswerer() {}

  /// Answers on a free loopback port, prints the port, and lives until it is ended.
  public static void main(String[] args) throws IOException {
    try (var channel = DatagramChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      IO.println(((InetSocketAddress) channel.getLocalAddress()).getPort());
      var buffer = ByteBuffer.allocateDirect(2048);
      while (true) {
        buffer.clear();
        var asker = channel.receive(buffer);
        if (buffer.position() > HEADER) {
          answer(buffer);
          channel.send(buffer, asker);
        }
      }
    }
  }

  /// Leaves out what follows the question, such as EDNS.
  private static void answer(ByteBuffer buffer) {
    int at = HEADER;
    while (buffer.get(at) != 0) {
      at += buffer.get(at) + 1;
    }
    buffer.putShort(2, (short) 0x8180).putShort(6, (short) 1).putInt(8, 0);
    buffer.position(at + 5).put(RECORD).flip();
  }
}
