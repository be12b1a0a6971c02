package fengsui.server.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is told when something goes wrong that no handler foresaw: what it is called, never more.
@RestController
class ErrorRoutes implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<String> told(HttpServletRequest request) {
    var status = status(request);
    var accept = request.getHeader("Accept");
    var page = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    return ResponseEntity.status(status)
        .contentType(page ? MediaType.TEXT_HTML : MediaType.APPLICATION_PROBLEM_JSON)
        .body((page ? page(status) : json(status)));
  }

  private static HttpStatus status(HttpServletRequest request) {
    var known =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatus.resolve(code)
            : null;
    return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
  }

  private static String json(HttpStatus status) {
    return "{\"status\":%d,\"title\":\"%s\"}".formatted(status.value(), status.getReasonPhrase());
  }

  private static String page(HttpStatus status) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>%1$d %2$s</title>
    <h1>%1$d %2$s</h1>
    <p><a href="/">Fengsui</a></p>
    """
        .formatted(status.value(), status.getReasonPhrase());
  }
}
