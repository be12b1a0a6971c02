package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// Tokens that prove that a form or script is from a page of ours. Each follows from the cookie of
/// the session, or of the visit before it, so there is nothing to keep.
final class FormTokens implements CsrfTokenRepository {

  private static final String FRESH = FormTokens.class.getName();

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var visit = Secrets.random();
    request.setAttribute(FRESH, visit);
    return token(visit);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(FRESH) instanceof String visit) {
      Cookies.VISIT.write(request, response, visit);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    Optional<String> secret = Cookies.SESSION.read(request);
    return secret.or(() -> Cookies.VISIT.read(request)).map(FormTokens::token).orElse(null);
  }

  static CsrfToken token(String secret) {
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Secrets.derive(secret, "form"));
  }
}
