package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// The page on which people sign in, and what happens when they are let in or leave.
@Component
final class Entrance {

  private final Sessions sessions;
  private final Audit audit;
  private final SignInPage page;
  private final fengsui.server.config.Configuration configuration;

  Entrance(
      Sessions sessions,
      Audit audit,
      ObjectProvider<SignInPage> page,
      fengsui.server.config.Configuration configuration) {
    this.sessions = sessions;
    this.audit = audit;
    this.page = page.getIfAvailable(PlainSignInPage::new);
    this.configuration = configuration;
  }

  /// Opens a session, under a name that nobody can have known before, and sends the browser on.
  ResponseEntity<String> enter(
      Account account,
      @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    leave(request, response);
    var secret = sessions.open(account, request.getRemoteAddr());
    Cookies.SESSION.write(request, response, secret);
    audit.record(request, "sign-in", "user " + account.name(), "ok");
    return Onward.to(Next.of(next), request);
  }

  /// The page again, after the identity provider did not help.
  ResponseEntity<String> refuse(
      HttpServletRequest request,
      @Nullable String next,
      SignInPage.Trouble trouble,
      RuntimeException why) {
    audit.recordOnce(request, "sign-in", "identity provider", "refused: " + why.getMessage());
    return page(request, next, trouble, Duration.ZERO);
  }

  /// Ends the session of the request, if any.
  void leave(HttpServletRequest request, HttpServletResponse response) {
    Cookies.SESSION
        .read(request)
        .ifPresent(secret -> {
          sessions.close(secret);
          Cookies.SESSION.clear(request, response);
        });
  }

  ResponseEntity<String> page(
      HttpServletRequest request,
      @Nullable String next,
      SignInPage.@Nullable Trouble trouble,
      Duration pause) {
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var oidc = configuration.oidc() == null ? null : "/sign-in/oidc";
    var whole = pause.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    var prompt = new SignInPage.Prompt(csrf.getToken(), Next.of(next), trouble, whole, oidc);
    var answer = ResponseEntity.status(status(trouble)).contentType(MediaType.TEXT_HTML);
    if (whole.isPositive()) {
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(whole.toSeconds()));
    }
    return answer.body(page.html(prompt, request));
  }

  private static HttpStatus status(SignInPage.@Nullable Trouble trouble) {
    return switch (trouble) {
      case null -> HttpStatus.OK;
      case WRONG -> HttpStatus.UNAUTHORIZED;
      case WAIT -> HttpStatus.TOO_MANY_REQUESTS;
      case BUSY, PROVIDER_SILENT -> HttpStatus.SERVICE_UNAVAILABLE;
      case PROVIDER_REFUSED, NO_GROUP -> HttpStatus.FORBIDDEN;
    };
  }
}
