package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// From where somebody gives a password.
///
/// @param network as [Network] tells it
/// @param browser what is kept of the word that a browser was given when somebody signed in there;
///   null without one
record Place(String network, @Nullable String browser) {

  static Place of(HttpServletRequest request) {
    return at(request.getRemoteAddr())
        .in(Cookies.BROWSER.read(request).map(Place::browser).orElse(null));
  }

  /// A place of which only the address is known.
  static Place at(String address) {
    return new Place(Network.of(address), null);
  }

  Place in(@Nullable String browser) {
    return new Place(network, browser);
  }

  /// What is kept of a browser's word. No network is written like this.
  static String browser(String word) {
    return "browser " + Secrets.hash(word);
  }
}
