package fengsui.dns;

import java.net.InetAddress;

/// An address and a port, as text `192.0.2.1:53` or `[2001:db8::1]:53`.
record Place(InetAddress address, int port) {

  /// Reads it; without a port it is `usual`.
  ///
  /// @throws IllegalArgumentException stating the problem only
  static Place parse(String text, int usual) {
    if (text.startsWith("[")) {
      return bracketed(text, usual);
    }
    var colon = text.indexOf(':');
    var single = colon >= 0 && colon == text.lastIndexOf(':');
    return single ? of(text.substring(0, colon), port(text.substring(colon + 1))) : of(text, usual);
  }

  private static Place bracketed(String text, int usual) {
    var close = text.indexOf(']');
    if (close < 0) {
      throw new IllegalArgumentException("the bracket is not closed");
    }
    var address = text.substring(1, close);
    var rest = text.substring(close + 1);
    if (!address.contains(":")) {
      throw new IllegalArgumentException("what stands in brackets is not an IPv6 address");
    }
    if (!rest.isEmpty() && !rest.startsWith(":")) {
      throw new IllegalArgumentException("after the bracket only :PORT may follow");
    }
    return of(address, rest.isEmpty() ? usual : port(rest.substring(1)));
  }

  private static int port(String digits) {
    var port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is \"" + digits + "\"");
    }
    return port;
  }

  private static Place of(String address, int port) {
    return new Place(
        IpText.find(address)
            .orElseThrow(
                () -> new IllegalArgumentException("\"" + address + "\" is not an IP address")),
        port);
  }

  @Override
  public String toString() {
    var host = IpText.of(address);
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
