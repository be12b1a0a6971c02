package fengsui.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/// The two cookies of the post: who is signed in, and, before that, which browser asks.
enum Cookies {
  SESSION("fengsui-session"),
  VISIT("fengsui-visit");

  // A secret of ours, or anything else that may have been put there.
  private static final int LONGEST = 100;

  private final String word;

  Cookies(String word) {
    this.word = word;
  }

  /// The name; over TLS one that no other host of the domain can set.
  String named(boolean secure) {
    return secure ? "__Host-" + word : word;
  }

  Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    var name = named(request.isSecure());
    for (var cookie : cookies) {
      var value = cookie.getValue();
      if (cookie.getName().equals(name) && !value.isEmpty() && value.length() <= LONGEST) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  void write(HttpServletRequest request, HttpServletResponse response, String value) {
    add(request, response, value, Duration.ofSeconds(-1));
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", Duration.ZERO);
  }

  // The visit's is Lax: the way back from an identity provider starts on another site.
  private void add(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    var cookie =
        ResponseCookie.from(named(request.isSecure()), value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite(this == SESSION ? "Strict" : "Lax")
            .path("/")
            .maxAge(age);
    response.addHeader("Set-Cookie", cookie.build().toString());
  }
}
