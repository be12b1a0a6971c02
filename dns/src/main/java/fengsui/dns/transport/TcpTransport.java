package fengsui.dns.transport;

import fengsui.dns.message.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/// DNS over TCP: one connection a query, each message behind its length in two bytes (RFC 7766).
public final class TcpTransport implements Transport {

  private final LongSupplier nanoTime;

  /// @param nanoTime the monotonic clock, such as `System::nanoTime`
  public TcpTransport(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Exchange send(Message query, InetSocketAddress resolver, Patience patience) {
    var frame = TcpSource.frame(query.encode());
    var sentAt = nanoTime.getAsLong();
    Source source;
    try {
      source = TcpSource.open(frame, resolver, nanoTime);
    } catch (IOException unsent) {
      source = new Unsent(unsent);
    }
    return new Listening(query, patience, nanoTime, sentAt, source);
  }
}
