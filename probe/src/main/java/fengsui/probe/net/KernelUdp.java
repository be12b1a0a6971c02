package fengsui.probe.net;

import fengsui.dns.message.Message;
import fengsui.dns.transport.Exchange;
import fengsui.dns.transport.Listening;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpTransport;
import fengsui.linux.SystemCallException;
import fengsui.linux.UdpSocket;
import java.net.InetSocketAddress;

/// DNS over UDP on the kernel's own sockets: answers have the time at which the kernel got them,
/// and ICMP errors say which and from whom.
public final class KernelUdp implements Transport {

  /// For what the kernel will not open a socket to: it says why in words.
  private final Transport plain = new UdpTransport(System::nanoTime);

  private volatile boolean warm;

  @Override
  public Exchange send(Message query, InetSocketAddress resolver, Patience patience) {
    try {
      var source = new KernelSource(UdpSocket.open(resolver), query.encode());
      var sentAt = source.begin(patience.resends(), warm);
      warm = true;
      return new Listening(query, patience, System::nanoTime, sentAt, source);
    } catch (SystemCallException noSocket) {
      return plain.send(query, resolver, patience);
    }
  }
}
