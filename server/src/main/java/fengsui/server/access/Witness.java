package fengsui.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Writes into the audit whatever somebody changes where the handler itself writes nothing, so that
/// no change goes unseen. Agents only tell what they saw: that is no change.
final class Witness extends OncePerRequestFilter {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  private final Audit audit;

  Witness(Audit audit) {
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    rest.doFilter(request, response);
    var caller = Caller.of(request);
    if (LOOKING.contains(request.getMethod()) || Audit.tells(request)) {
      return;
    }
    switch (caller.kind()) {
      case USER -> audit.record(request, "request", subject(request), result(response));
      case TOKEN -> {
        if (caller.role() != Role.AGENT) {
          // A monitoring that delivers alerts does so every few seconds.
          audit.recordOnce(request, "request", subject(request), result(response));
        }
      }
      case NOBODY -> {}
    }
  }

  private static String subject(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI();
  }

  private static String result(HttpServletResponse response) {
    var status = response.getStatus();
    return status < HttpServletResponse.SC_BAD_REQUEST ? "ok" : "refused: " + status;
  }
}
