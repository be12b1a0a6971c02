package fengsui.server.store;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 503 with `Retry-After` wherever a request fails because the database does, be it only in
/// the question who asks.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseAway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    try {
      rest.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted() || !ofDatabase(e)) {
        throw e;
      }
      LOG.debug("the database failed a request", e);
      response.reset();
      response.setStatus(503);
      response.setHeader("Retry-After", "2");
      response.setContentType("application/json");
      response
          .getWriter()
          .write(
              """
              {"place":"post","problem":"has no database at the moment","remedy":"try again"}
              """);
    }
  }

  private static boolean ofDatabase(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessException || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }
}
