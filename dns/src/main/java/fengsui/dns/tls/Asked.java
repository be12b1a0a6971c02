package fengsui.dns.tls;

import fengsui.dns.message.Message;
import fengsui.dns.message.Opaque;
import fengsui.dns.transport.Inbox;
import fengsui.dns.transport.Received;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A query that waits for its answer on a connection that others share. Its id on the wire is the
/// connection's, because two queries may have drawn the same.
final class Asked {

  private final byte[] message;
  private final InetSocketAddress resolver;
  private final Inbox inbox;
  private volatile @Nullable TlsConnection connection;
  private volatile int wireId;
  private volatile long writtenAt;
  private volatile boolean answered;
  private boolean again;

  Asked(Message query, InetSocketAddress resolver, LongSupplier nanoTime) {
    this.resolver = resolver;
    this.message = query.encode();
    this.inbox = new Inbox(nanoTime, false, this::leave);
  }

  Inbox inbox() {
    return inbox;
  }

  InetSocketAddress resolver() {
    return resolver;
  }

  int wireId() {
    return wireId;
  }

  long writtenAt() {
    return writtenAt;
  }

  boolean answered() {
    return answered;
  }

  boolean written() {
    return inbox.sent() > 0;
  }

  void join(TlsConnection next, int id) {
    connection = next;
    wireId = id;
  }

  /// The frame to write: the length in two bytes, then the message under the wire's id.
  byte[] frame(long now) {
    writtenAt = now;
    inbox.markSent();
    return ByteBuffer.allocate(2 + message.length)
        .putShort((short) message.length)
        .put(message)
        .putShort(2, (short) wireId)
        .array();
  }

  /// Takes an answer, and gives it back the id that the asker drew.
  void answer(byte[] bytes, long now) {
    bytes[0] = message[0];
    bytes[1] = message[1];
    answered = true;
    inbox.put(new Received(Opaque.of(bytes), now));
  }

  /// Whether it may be asked once more, on another connection.
  boolean mayGoAgain() {
    var first = !again;
    again = true;
    return first && !answered;
  }

  private void leave() {
    var current = connection;
    if (current != null) {
      current.forget(this);
    }
  }
}
