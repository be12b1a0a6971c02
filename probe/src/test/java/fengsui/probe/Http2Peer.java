package fengsui.probe;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import java.net.Socket;

/// An HTTP/2 server that redirects every request to /elsewhere of the authority asked.
final class Http2Peer {

  private Http2Peer() {}

  static void answer(Socket client, Peer peer) throws Exception {
    var channel = new EmbeddedChannel(Http2FrameCodecBuilder.forServer().build());
    var buffer = new byte[4096];
    for (int n = 0; n >= 0; n = client.getInputStream().read(buffer)) {
      channel.writeInbound(Unpooled.copiedBuffer(buffer, 0, n));
      for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
        if (frame instanceof Http2HeadersFrame request) {
          redirect(channel, request);
        }
      }
      for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
        out.readBytes(client.getOutputStream(), out.readableBytes());
      }
    }
  }

  private static void redirect(EmbeddedChannel channel, Http2HeadersFrame request) {
    Http2FrameStream stream = request.stream();
    var asked = request.headers();
    var headers =
        new DefaultHttp2Headers()
            .status("302")
            .set("server", "test")
            .set("location", asked.scheme() + "://" + asked.authority() + "/elsewhere");
    channel.write(new DefaultHttp2HeadersFrame(headers).stream(stream));
    var body = Unpooled.copiedBuffer("moved".getBytes());
    channel.writeOutbound(new DefaultHttp2DataFrame(body, true).stream(stream));
  }
}
