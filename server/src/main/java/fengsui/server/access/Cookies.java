package fengsui.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/// The cookies of the post: who is signed in, before that which browser asks, and in which browser
/// somebody signed in before.
enum Cookies {
  SESSION("fengsui-session", Duration.ofSeconds(-1)),
  VISIT("fengsui-visit", Duration.ofSeconds(-1)),
  BROWSER("fengsui-browser", Familiar.REMEMBERED);

  // A secret of ours, or anything else that may have been put there.
  private static final int LONGEST = 100;

  private final String word;
  private final Duration age;

  Cookies(String word, Duration age) {
    this.word = word;
    this.age = age;
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
    add(request, response, value, age);
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
            .sameSite(this == VISIT ? "Lax" : "Strict")
            .path("/")
            .maxAge(age);
    response.addHeader("Set-Cookie", cookie.build().toString());
  }
}
