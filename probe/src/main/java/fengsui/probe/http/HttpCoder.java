package fengsui.probe.http;

import java.nio.ByteBuffer;

/// One request and its response as bytes.
public sealed interface HttpCoder extends AutoCloseable permits Http1Coder, Http2Coder {

  /// `HTTP/1.1` or `HTTP/2`.
  String version();

  /// Takes what has to be sent by now: the request first, later what the protocol asks for.
  ByteBuffer outgoing();

  /// Hands over bytes that came.
  HttpReply feed(ByteBuffer bytes);

  /// Says that no more will come; a response without a length is whole only then.
  HttpReply ended();

  @Override
  void close();
}
