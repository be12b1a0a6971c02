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
    try {
      var where = Place.parse(place, DNS_PORT);
      return new ResolverAddress(protocol, where.address(), where.port());
    } catch (IllegalArgumentException problem) {
      throw wrong(text, String.valueOf(problem.getMessage()));
    }
  }

  private static Protocol protocol(String text, String word) {
    for (var protocol : Protocol.values()) {
      if (protocol.toString().equals(word)) {
        return protocol;
      }
    }
    throw wrong(text, "protocol " + word + " is not udp or tcp");
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
    return protocol + "://" + new Place(address, port);
  }
}
