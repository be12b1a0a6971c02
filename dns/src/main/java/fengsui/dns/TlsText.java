package fengsui.dns;

import java.util.Locale;
import java.util.regex.Pattern;

/// A resolver that speaks DNS over TLS, as text: `tls://dot.example@192.0.2.1:853`.
///
/// @param name whom its certificate must be for: a name, or an IP address
record TlsText(String name, Place place) {

  private static final String SCHEME = "tls://";
  private static final int PORT = 853;
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
  private static final String FORMS =
      "write tls://NAME@ADDRESS:PORT or tls://ADDRESS:PORT, with IPv6 in brackets if a port"
          + " follows";

  /// Reads `text`, which starts with the scheme.
  ///
  /// @throws IllegalArgumentException in one line: the text, the problem, the remedy
  static TlsText parse(String text) {
    var rest = text.substring(SCHEME.length());
    var at = rest.indexOf('@');
    try {
      var place = Place.parse(rest.substring(at + 1), PORT);
      return at < 0
          ? new TlsText(IpText.of(place.address()), place)
          : new TlsText(name(rest.substring(0, at)), place);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "resolver \"%s\": %s; %s".formatted(text, problem.getMessage(), FORMS));
    }
  }

  private static String name(String text) {
    var name = text.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches() && IpText.find(name).isEmpty()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a name that a certificate has");
    }
    return name;
  }

  /// The form with everything; without the name if the certificate is for the address.
  @Override
  public String toString() {
    var own = name.equals(IpText.of(place.address()));
    return SCHEME + (own ? "" : name + "@") + place;
  }
}
