package fengsui.dns.transport;

import fengsui.dns.message.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/// DNS over UDP: every query has a socket and port of its own, connected to the resolver, so that
/// the kernel drops what comes from elsewhere and tells of ICMP errors.
public final class UdpTransport implements Transport {

  private final LongSupplier nanoTime;

  /// @param nanoTime the monotonic clock, such as `System::nanoTime`
  public UdpTransport(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Exchange send(Message query, InetSocketAddress resolver, Patience patience) {
    Source source;
    var sentAt = nanoTime.getAsLong();
    try {
      var udp = UdpSource.open(query.encode(), resolver, nanoTime);
      sentAt = nanoTime.getAsLong();
      udp.begin(sentAt, patience.resends());
      source = udp;
    } catch (IOException unsent) {
      source = new Unsent(unsent);
    }
    return new Listening(query, patience, nanoTime, sentAt, source);
  }
}
