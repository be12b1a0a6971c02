package fengsui.dns.https;

import fengsui.dns.IpText;
import java.util.Locale;
import javax.net.ssl.SNIHostName;

/// A web service as its certificate names it. Where it listens is told apart, because its name must
/// not be looked up through the resolver that may lie.
///
/// @param tls whether it is spoken to by TLS, with its certificate checked against `host`
/// @param host a host name, or an IP address without brackets
public record Origin(boolean tls, String host, int port) {

  public Origin {
    host = host.toLowerCase(Locale.ROOT);
    if (IpText.find(host).isEmpty()) {
      checkName(host);
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
  }

  /// Returns a service by TLS on its usual port.
  public static Origin https(String host) {
    return new Origin(true, host, 443);
  }

  private static void checkName(String host) {
    var plain = host.matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
    try {
      if (plain) {
        var unused = new SNIHostName(host);
        return;
      }
    } catch (IllegalArgumentException wrong) {
      // told below
    }
    throw new IllegalArgumentException("\"" + host + "\" is neither a host name nor an IP address");
  }

  /// Whether the host is an address, which TLS does not send as a server name.
  public boolean literal() {
    return IpText.find(host).isPresent();
  }

  /// The value of the `Host` field: the port only if it is unusual.
  String authority() {
    var bracketed = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? bracketed : bracketed + ":" + port;
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + authority();
  }
}
