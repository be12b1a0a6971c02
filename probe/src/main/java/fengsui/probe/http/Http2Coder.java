package fengsui.probe.http;

import fengsui.probe.http.HttpRequest.Field;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2ChannelDuplexHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// HTTP/2 by Netty's frame codec: one stream, nothing pushed.
public final class Http2Coder implements HttpCoder {

  private static final int HEADERS_LIMIT = 16 * 1024;

  private final Http2FrameCodec codec =
      Http2FrameCodecBuilder.forClient()
          .initialSettings(
              Http2Settings.defaultSettings().pushEnabled(false).maxHeaderListSize(HEADERS_LIMIT))
          .build();
  private final Streams streams = new Streams();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(codec, streams, new Tail(this::fault));
  private final Http2FrameStream stream = streams.newStream();
  private HttpReply reply = HttpReply.NOTHING;

  private final Kept kept;

  public Http2Coder(HttpRequest request) {
    kept = new Kept(request.keep());
    var headers =
        new DefaultHttp2Headers()
            .method(request.method())
            .scheme(request.scheme())
            .authority(request.authority())
            .path(request.path())
            .set("user-agent", HttpRequest.USER_AGENT)
            .set("accept", "*/*");
    request.headers().stream()
        .filter(field -> !field.name().equalsIgnoreCase("host"))
        .forEach(field -> headers.set(field.name().toLowerCase(Locale.ROOT), field.value()));
    var alone = request.body().isEmpty();
    channel.writeOutbound(new DefaultHttp2HeadersFrame(headers, alone).stream(stream));
    if (!alone) {
      var body = Unpooled.copiedBuffer(request.body(), StandardCharsets.UTF_8);
      channel.writeOutbound(new DefaultHttp2DataFrame(body, true).stream(stream));
    }
  }

  @Override
  public String version() {
    return "HTTP/2";
  }

  @Override
  public String responseVersion() {
    return "HTTP/2.0";
  }

  @Override
  public List<Field> headers() {
    return kept.headers();
  }

  @Override
  public byte[] body() {
    return kept.body();
  }

  @Override
  public ByteBuffer outgoing() {
    return Bytes.drain(channel);
  }

  @Override
  public HttpReply feed(ByteBuffer bytes) {
    if (channel.isOpen()) {
      channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }
    if (!channel.isOpen()) {
      fault("the codec gave up");
    }
    return take();
  }

  @Override
  public HttpReply ended() {
    return take();
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
  }

  private HttpReply take() {
    for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      try {
        take(frame);
      } finally {
        ReferenceCountUtil.release(frame);
      }
    }
    return reply;
  }

  private void take(Object frame) {
    switch (frame) {
      case Http2HeadersFrame head -> takeHead(head);
      case Http2DataFrame data -> takeData(data);
      case Http2ResetFrame reset ->
          reply = reply.faulty("stream reset: " + name(reset.errorCode()));
      case Http2GoAwayFrame gone when gone.errorCode() != Http2Error.NO_ERROR.code() ->
          reply = reply.faulty("GOAWAY: " + name(gone.errorCode()));
      default -> {} // open set: settings, pings and such need nothing from us
    }
  }

  private void takeHead(Http2HeadersFrame frame) {
    var headers = frame.headers();
    var status = status(headers.status());
    if (status == null && reply.status() == null) {
      reply = reply.faulty("the response has no :status");
    } else if (status != null) {
      kept.headers(fields(headers));
      reply = reply.head(status, text(headers.get("server")), text(headers.get("location")));
    }
    end(frame.isEndStream());
  }

  private void takeData(Http2DataFrame frame) {
    kept.body(frame.content());
    reply = reply.body(frame.content().readableBytes());
    var flow = new DefaultHttp2WindowUpdateFrame(frame.initialFlowControlledBytes());
    if (channel.isOpen()) {
      channel.writeOutbound(flow.stream(stream));
    }
    end(frame.isEndStream());
  }

  private void end(boolean last) {
    if (last && reply.status() != null && reply.status() >= 200) {
      reply = reply.whole();
    }
  }

  private void fault(String what) {
    reply = reply.faulty(what);
  }

  private static List<Field> fields(Http2Headers headers) {
    var fields = new ArrayList<Field>();
    for (var header : headers) {
      fields.add(new Field(header.getKey().toString(), header.getValue().toString()));
    }
    return fields;
  }

  private static @Nullable Integer status(@Nullable CharSequence text) {
    return text != null && text.toString().matches("\\d{3}")
        ? Integer.valueOf(text.toString())
        : null;
  }

  private static @Nullable String text(@Nullable CharSequence value) {
    return value == null ? null : value.toString();
  }

  private static String name(long code) {
    var known = Http2Error.valueOf(code);
    return known == null ? Long.toString(code) : known.name();
  }

  /// The only way to a new stream that Netty makes public.
  private static final class Streams extends Http2ChannelDuplexHandler {}
}
