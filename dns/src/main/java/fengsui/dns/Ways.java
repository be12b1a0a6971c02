package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.httpdns.HttpDnsText;
import fengsui.dns.https.DohText;
import fengsui.dns.https.HttpAgent;
import fengsui.dns.message.Edns;
import fengsui.dns.tls.TlsPeer;
import fengsui.dns.tls.TlsTransport;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.UdpTransport;
import java.time.Duration;

/// Ways as people write them, one line each.
public final class Ways {

  /// How long an encrypted connection stays open without a query; public resolvers close theirs
  /// after 10 s or more.
  private static final Duration IDLE = Duration.ofSeconds(20);

  private Ways() {}

  /// Returns the way that is written `text`, with what is usual for the rest.
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static Way of(String text) {
    return of(text, WaySettings.usual());
  }

  /// Returns the way that is written `text`: `udp://192.0.2.1:53` (also without the scheme),
  /// `tcp://192.0.2.1:53`, or `tls://dot.example@192.0.2.1:853`, where without a name the
  /// certificate must be for the address; ways over HTTPS as [DohText] says, HTTPDNS as
  /// [HttpDnsText].
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static Way of(String text, WaySettings settings) {
    var scheme = text.contains("://") ? text.substring(0, text.indexOf("://")) : "";
    return switch (scheme) {
      case "tls" -> tls(TlsText.parse(text), settings);
      case "https", "https+post", "https+json" ->
          DohText.parse(text, new HttpAgent(settings.tls()));
      case "httpdns+alibaba", "httpdns+tencent", "httpdns+volcengine", "httpdns+baidu" ->
          HttpDnsText.parse(text, settings.keys().apply(text), new HttpAgent(settings.tls()));
      // Further schemes go here, each with its own reader of the text.
      default -> plain(ResolverAddress.parse(text), settings); // and its message for unknown ones
    };
  }

  private static Way plain(ResolverAddress resolver, WaySettings settings) {
    return plain(resolver, settings.listening());
  }

  /// Returns the way to `resolver`, which listens on for so long after the first answer by UDP. A
  /// query by UDP has a port of its own, so that it can be guessed from no other.
  public static Way plain(ResolverAddress resolver, Duration listening) {
    var udp = resolver.protocol() == Protocol.UDP;
    var transport = udp ? new UdpTransport(System::nanoTime) : new TcpTransport(System::nanoTime);
    var carrier = new QueryWay.Carrier(transport, Way.Trust.PLAIN, listening, null);
    return new QueryWay(resolver.toString(), resolver, carrier);
  }

  private static Way tls(TlsText text, WaySettings settings) {
    var peer = TlsPeer.of(text.name(), settings.tls());
    var transport = new TlsTransport(peer, IDLE, System::nanoTime);
    var carrier =
        new QueryWay.Carrier(transport, Way.Trust.AUTHENTICATED, Duration.ZERO, Edns.PLAIN);
    var place = text.place();
    var resolver = new ResolverAddress(Protocol.TCP, place.address(), place.port());
    return new QueryWay(text.toString(), resolver, carrier);
  }
}
