package fengsui.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/// Sends a browser on to another page of ours.
///
/// Who comes from another site, by a link in a chat or back from an identity provider, comes
/// without the session's cookie, because that is `SameSite=Strict`, and so do all redirects that
/// follow. A page of ours that loads the next one ends that.
final class Onward {

  private Onward() {}

  /// Whether another site sent the browser here.
  static boolean fromElsewhere(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  static ResponseEntity<String> to(String path, HttpServletRequest request) {
    return fromElsewhere(request)
        ? ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page(path))
        : ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, path).build();
  }

  static void again(String path, HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(UTF_8);
    response.getOutputStream().write(page(path).getBytes(UTF_8));
  }

  private static String page(String path) {
    var safe = HtmlUtils.htmlEscape(path);
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta http-equiv="refresh" content="0; url=%1$s">
    <title>Fengsui</title>
    <p><a href="%1$s">Go on</a></p>
    """
        .formatted(safe);
  }
}
