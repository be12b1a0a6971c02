package fengsui.probe.http;

import java.nio.ByteBuffer;
import java.util.List;

/// One request and its response as bytes.
public sealed interface HttpCoder extends AutoCloseable permits Http1Coder, Http2Coder {

  /// `HTTP/1.1` or `HTTP/2`.
  String version();

  /// The version that the response says, such as `HTTP/1.0`; that of the request before it came.
  String responseVersion();

  /// The headers of the response, names as they came; none before it came.
  List<HttpRequest.Field> headers();

  /// The first bytes of the response's body, as many as the request wants kept.
  byte[] body();

  /// Takes what has to be sent by now: the request first, later what the protocol asks for.
  ByteBuffer outgoing();

  /// Hands over bytes that came.
  HttpReply feed(ByteBuffer bytes);

  /// Says that no more will come; a response without a length is whole only then.
  HttpReply ended();

  @Override
  void close();
}
