package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.UdpTransport;
import java.time.Duration;

/// Ways as people write them, one line each.
public final class Ways {

  /// How long ways by UDP listen on by default: a genuine answer behind a forged one comes within a
  /// round trip.
  public static final Duration LISTENING = Duration.ofMillis(50);

  private Ways() {}

  /// Returns the way that is written `text`, with what is usual for the rest.
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static Way of(String text) {
    return of(text, LISTENING);
  }

  /// Returns the way that is written `text`: `udp://192.0.2.1:53` (also without the scheme) or
  /// `tcp://192.0.2.1:53`.
  ///
  /// @param listening how long ways by UDP listen on after the first answer
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static Way of(String text, Duration listening) {
    return plain(ResolverAddress.parse(text), listening);
  }

  /// A query by UDP has a port of its own, so that it can be guessed from no other.
  private static Way plain(ResolverAddress resolver, Duration listening) {
    var udp = resolver.protocol() == Protocol.UDP;
    var transport = udp ? new UdpTransport(System::nanoTime) : new TcpTransport(System::nanoTime);
    var carrier = new QueryWay.Carrier(transport, Way.Trust.PLAIN, listening, null);
    return new QueryWay(resolver.toString(), resolver, carrier);
  }
}
