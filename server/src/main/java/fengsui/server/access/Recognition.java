package fengsui.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who makes a request: by its token, or else by the cookie of a session.
final class Recognition extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final Sessions sessions;

  Recognition(Tokens tokens, Sessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /// Whether the request speaks for a program, which no browser does unasked.
  static boolean bears(HttpServletRequest request) {
    return token(request).isPresent();
  }

  /// The token that the request bears.
  static Optional<String> token(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    try {
      caller(request).ifPresent(Recognition::enter);
      rest.doFilter(request, response);
    } catch (DataAccessException e) {
      later(response, e);
    } catch (ServletException e) {
      if (!(e.getCause() instanceof DataAccessException cause)) {
        throw e;
      }
      later(response, cause);
    }
  }

  // Not "who are you?": an agent whose token cannot be looked up now must keep what it has.
  private static void later(HttpServletResponse response, DataAccessException cause)
      throws IOException {
    LOG.warn("the database does not answer: {}", cause.getMessage());
    if (!response.isCommitted()) {
      response.setHeader("Retry-After", "2");
      Problem.LATER.write(response);
    }
  }

  // With a token the cookie counts for nothing, so that no page can lend it its own right.
  private Optional<Caller> caller(HttpServletRequest request) {
    var token = token(request);
    return token.isPresent()
        ? tokens.caller(token.get())
        : Cookies.SESSION.read(request).flatMap(sessions::find);
  }

  private static void enter(Caller caller) {
    var authorities = List.of(new SimpleGrantedAuthority(caller.role().code()));
    var known = UsernamePasswordAuthenticationToken.authenticated(caller, "", authorities);
    SecurityContextHolder.setContext(new SecurityContextImpl(known));
  }
}
