package fengsui.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// How the post says no: a person without a session is sent to sign in, a program is told why.
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Admission admission;
  private final Tokens tokens;
  private final Audit audit;

  Refusals(Admission admission, Tokens tokens, Audit audit) {
    this.admission = admission;
    this.tokens = tokens;
    this.audit = audit;
  }

  /// For those whom nobody knows. What exists is not told to them.
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    Recognition.token(request)
        .ifPresent(token ->
            audit.recordOnce(
                request, "token.use", tokens.words(token), "refused: " + words(request)));
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/sign-in");
      Problem.SIGN_IN.write(response);
    } else if (wantsPage(request) && Onward.fromElsewhere(request)) {
      Onward.again(target(request), response);
    } else if (wantsPage(request)) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", "/sign-in?next=" + URLEncoder.encode(target(request), UTF_8));
    } else {
      response.setHeader("WWW-Authenticate", "Bearer");
      Problem.SIGN_IN.write(response);
    }
  }

  /// For those who are known but may not, and for forms that are not ours.
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    if (Caller.of(request).kind() == Caller.Kind.TOKEN) {
      audit.recordOnce(request, "token.use", words(request), "refused: role");
    }
    if (cause instanceof CsrfException) {
      Problem.FORM.write(response);
    } else if (admission.route(request).isPresent()) {
      Problem.ROLE.write(response);
    } else if (admission.known(request)) {
      Problem.METHOD.write(response);
    } else {
      Problem.NOTHING.write(response);
    }
  }

  private static String words(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI();
  }

  private static boolean wantsPage(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
        && !request.getRequestURI().startsWith("/api/");
  }

  private static String target(HttpServletRequest request) {
    var query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
