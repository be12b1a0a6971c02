package fengsui.probe.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;

/// Bytes between Netty's buffers and the JDK's.
final class Bytes {

  private Bytes() {}

  /// Takes everything that the channel wants to send.
  static ByteBuffer drain(EmbeddedChannel channel) {
    var all = ByteBuffer.allocate(0);
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      var both = ByteBuffer.allocate(all.remaining() + part.readableBytes()).put(all);
      part.readBytes(both);
      part.release();
      all = both.flip();
    }
    return all;
  }
}
