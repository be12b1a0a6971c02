package fengsui.probe.http;

import fengsui.probe.http.HttpRequest.Field;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// HTTP/1.1 by Netty's codec.
public final class Http1Coder implements HttpCoder {

  private static final byte[] START = "HTTP/".getBytes(StandardCharsets.US_ASCII);

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new HttpClientCodec(), new Tail(this::fault));
  private HttpReply reply = HttpReply.NOTHING;
  private String answered = "HTTP/1.1";
  private int startSeen;
  private final Kept kept;

  public Http1Coder(HttpRequest request) {
    kept = new Kept(request.keep());
    var body = Unpooled.copiedBuffer(request.body(), StandardCharsets.UTF_8);
    var get =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), request.path(), body);
    get.headers()
        .set(HttpHeaderNames.HOST, request.authority())
        .set(HttpHeaderNames.USER_AGENT, HttpRequest.USER_AGENT)
        .set(HttpHeaderNames.ACCEPT, "*/*")
        .set(HttpHeaderNames.CONNECTION, "close");
    if (body.isReadable()) {
      get.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    }
    request.headers().forEach(field -> get.headers().set(field.name(), field.value()));
    channel.writeOutbound(get);
  }

  @Override
  public String version() {
    return "HTTP/1.1";
  }

  @Override
  public String responseVersion() {
    return answered;
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
    if (!startsLikeHttp(bytes)) {
      reply = reply.faulty("the response does not begin with HTTP/");
      return reply;
    }
    if (channel.isOpen()) {
      channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }
    return take();
  }

  @Override
  public HttpReply ended() {
    channel.finish();
    return take();
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
  }

  private void fault(String what) {
    reply = reply.faulty(what);
  }

  private boolean startsLikeHttp(ByteBuffer bytes) {
    for (var i = bytes.position(); i < bytes.limit() && startSeen < START.length; i++) {
      if (bytes.get(i) != START[startSeen]) {
        return false;
      }
      startSeen++;
    }
    return true;
  }

  private HttpReply take() {
    for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
      try {
        take(part);
      } finally {
        ReferenceCountUtil.release(part);
      }
    }
    return reply;
  }

  private void take(HttpObject part) {
    if (part.decoderResult().isFailure()) {
      reply = reply.faulty(String.valueOf(part.decoderResult().cause().getMessage()));
      return;
    }
    if (part instanceof HttpResponse head) {
      var headers = head.headers();
      answered = head.protocolVersion().text();
      kept.headers(
          headers.entries().stream().map(it -> new Field(it.getKey(), it.getValue())).toList());
      reply = reply.head(head.status().code(), headers.get("server"), headers.get("location"));
    }
    if (part instanceof HttpContent content) {
      kept.body(content.content());
      reply = reply.body(content.content().readableBytes());
    }
    if (part instanceof LastHttpContent && reply.status() != null && reply.status() >= 200) {
      reply = reply.whole();
    }
  }
}
