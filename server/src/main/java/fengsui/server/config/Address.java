package fengsui.server.config;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import fengsui.model.Scheme;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Words;
import java.net.IDN;
import java.util.Locale;

/// Where a target is reached, as it is written in one piece: `https://shop.example/health`.
record Address(Scheme scheme, String host, int port, String path) {

  static final String FORMS = "write https://HOST[:PORT][/PATH], http://…, tls://… or tcp://…";

  static final Address NONE = new Address(Scheme.HTTPS, "nowhere.invalid", 443, "/");

  /// @throws IllegalArgumentException saying what is wrong with `text`
  static Address of(String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("holds a space or a control character");
    }
    var end = text.indexOf("://");
    if (end < 0) {
      throw new IllegalArgumentException("has no scheme: " + Problems.brief(text));
    }
    var scheme = scheme(text.substring(0, end));
    var rest = text.substring(end + 3);
    var cut = endOfAuthority(rest);
    var authority = rest.substring(0, cut);
    var port = authority.substring(endOfHost(authority));
    return new Address(
        scheme,
        host(authority.substring(0, endOfHost(authority))),
        port.isEmpty() ? defaultPort(scheme) : Words.port(port.substring(1)),
        path(rest.substring(cut)));
  }

  static int defaultPort(Scheme scheme) {
    if (scheme == Scheme.TCP) {
      throw new IllegalArgumentException("has no port, and tcp has no usual one");
    }
    return scheme.defaultPort();
  }

  private static Scheme scheme(String word) {
    for (var scheme : Scheme.values()) {
      if (scheme.code().equals(word.toLowerCase(Locale.ROOT))) {
        return scheme;
      }
    }
    throw new IllegalArgumentException(
        "has scheme %s, which is not https, http, tls or tcp".formatted(Problems.brief(word)));
  }

  private static int endOfAuthority(String rest) {
    for (var i = 0; i < rest.length(); i++) {
      if ("/?#".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  private static int endOfHost(String authority) {
    if (authority.contains("@")) {
      throw new IllegalArgumentException("must not hold a user name or password");
    }
    var from = authority.startsWith("[") ? authority.indexOf(']') : 0;
    var colon = authority.indexOf(':', Math.max(0, from));
    if (from == 0 && colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
      throw new IllegalArgumentException("has more than one colon outside [brackets]");
    }
    return colon < 0 ? authority.length() : colon;
  }

  /// Returns the ASCII form of a host: a name, or an address with or without brackets.
  static String host(String text) {
    var bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    var literal = IpText.find(bare);
    if (literal.isPresent()) {
      return IpText.of(literal.get());
    }
    try {
      var ascii = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      Name.of(ascii);
      if (ascii.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?") && !ascii.matches("[0-9.]+")) {
        return ascii;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "has a host that is neither a name nor an address: " + Problems.brief(text));
  }

  /// Returns the path and query of a request in their ASCII form.
  static String path(String text) {
    var path = text.contains("#") ? text.substring(0, text.indexOf('#')) : text;
    var whole = path.startsWith("/") ? path : "/" + path;
    if (whole.length() > 2000 || !whole.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "has a path that is not plain ASCII of at most 2000 characters: " + Problems.brief(text));
    }
    return whole;
  }
}
