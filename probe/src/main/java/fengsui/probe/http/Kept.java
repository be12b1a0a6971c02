package fengsui.probe.http;

import fengsui.probe.http.HttpRequest.Field;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// What a coder keeps of a response for whoever wants to look at it.
final class Kept {

  private final int most;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private List<Field> headers = List.of();

  Kept(int most) {
    this.most = most;
  }

  void headers(List<Field> all) {
    headers = List.copyOf(all);
  }

  List<Field> headers() {
    return headers;
  }

  /// Keeps the readable bytes of `part` without reading them, as far as there is room.
  void body(ByteBuf part) {
    var bytes = new byte[Math.min(part.readableBytes(), most - body.size())];
    part.getBytes(part.readerIndex(), bytes);
    body.writeBytes(bytes);
  }

  byte[] body() {
    return body.toByteArray();
  }
}
