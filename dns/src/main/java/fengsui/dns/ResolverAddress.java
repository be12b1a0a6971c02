package fengsui.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/// Where a resolver listens, and how it is spoken to.
public record ResolverAddress(Protocol protocol, InetAddress address, int port) {

  private static final int DNS_PORT = 53;
  private static final String FORMS =
      "write udp://ADDRESS:PORT, tcp://ADDRESS:PORT, ADDRESS or ADDRESS:PORT,"
          + " with IPv6 in brackets if a port follows";

  /// What carries the queries.
  public enum Protocol {
    UDP,
    TCP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ResolverAddress {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
  }

  /// Returns the resolver that is written `text`: `udp://192.0.2.1:53`, `tcp://[2001:db8::1]:53`,
  /// and without a protocol for UDP, without a port for 53.
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  public static ResolverAddress parse(String text) {
    var scheme = text.indexOf("://");
    var protocol = scheme < 0 ? Protocol.UDP : protocol(text, text.substring(0, scheme));
    var place = scheme < 0 ? text : text.substring(scheme + 3);
    if (place.startsWith("[")) {
      return bracketed(text, protocol, place);
    }
    var colon = place.indexOf(':');
    var single = colon >= 0 && colon == place.lastIndexOf(':');
    return single
        ? of(text, protocol, place.substring(0, colon), port(text, place.substring(colon + 1)))
        : of(text, protocol, place, DNS_PORT);
  }

  private static ResolverAddress bracketed(String text, Protocol protocol, String place) {
    var close = place.indexOf(']');
    if (close < 0) {
      throw wrong(text, "the bracket is not closed");
    }
    var address = place.substring(1, close);
    var rest = place.substring(close + 1);
    if (!address.contains(":")) {
      throw wrong(text, "what stands in brackets is not an IPv6 address");
    }
    if (!rest.isEmpty() && !rest.startsWith(":")) {
      throw wrong(text, "after the bracket only :PORT may follow");
    }
    return of(text, protocol, address, rest.isEmpty() ? DNS_PORT : port(text, rest.substring(1)));
  }

  private static Protocol protocol(String text, String word) {
    for (var protocol : Protocol.values()) {
      if (protocol.toString().equals(word)) {
        return protocol;
      }
    }
    throw wrong(text, "protocol " + word + " is not udp or tcp");
  }

  private static int port(String text, String digits) {
    var port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw wrong(text, "port must be 1 to 65535, but is \"" + digits + "\"");
    }
    return port;
  }

  private static ResolverAddress of(String text, Protocol protocol, String place, int port) {
    var address = IpText.find(place);
    if (address.isEmpty()) {
      throw wrong(text, "\"" + place + "\" is not an IP address");
    }
    return new ResolverAddress(protocol, address.get(), port);
  }

  private static IllegalArgumentException wrong(String text, String problem) {
    return new IllegalArgumentException("resolver \"%s\": %s; %s".formatted(text, problem, FORMS));
  }

  /// Returns the same place, spoken to by `other`.
  public ResolverAddress by(Protocol other) {
    return new ResolverAddress(other, address, port);
  }

  /// The place as the JDK wants it.
  public InetSocketAddress socket() {
    return new InetSocketAddress(address, port);
  }

  /// The form with everything, such as `udp://[2001:db8::1]:53`.
  @Override
  public String toString() {
    var host = IpText.of(address);
    return protocol + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
