package fengsui.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Keeps the reader's choice of language and goes back to the page they came from.
@RestController
class LanguageSwitch {

  private static final Pattern OWN =
      Pattern.compile("/(?!/)([A-Za-z0-9/_.~!$&'()*+,;=:@?-]|%[0-9A-Fa-f]{2})*");

  @GetMapping("/language")
  ResponseEntity<Void> choose(
      @RequestParam String to,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request) {
    var response = ResponseEntity.status(HttpStatus.SEE_OTHER).location(own(back));
    Language.find(to)
        .ifPresent(language ->
            response.header(HttpHeaders.SET_COOKIE, cookie(language, request.isSecure())));
    return response.build();
  }

  private static String cookie(Language language, boolean secure) {
    return ResponseCookie.from(Language.COOKIE, language.code())
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .path("/")
        .maxAge(Duration.ofDays(400))
        .build()
        .toString();
  }

  /// `back` if it is a path of this post, else the first page.
  static URI own(String back) {
    return URI.create(OWN.matcher(back).matches() ? back : "/");
  }
}
