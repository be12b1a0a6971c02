package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Decides by [Routes] alone whether a request may pass.
final class Admission implements AuthorizationManager<RequestAuthorizationContext> {

  private record Rule(Route route, PathPattern pattern) {}

  private final List<Rule> rules =
      Routes.ALL.stream()
          .map(route -> new Rule(route, PathPatternParser.defaultInstance.parse(route.pattern())))
          .toList();

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
    var route = route(context.getRequest());
    var role = role(caller.get());
    return new AuthorizationDecision(route.isPresent() && role.covers(route.get().role()));
  }

  /// The route that answers the request; empty if none does.
  Optional<Route> route(HttpServletRequest request) {
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return rules.stream()
        .filter(rule -> rule.route().method().equals(method))
        .filter(rule -> rule.pattern().matches(path(request)))
        .map(Rule::route)
        .findFirst();
  }

  /// Whether there is something at the path, whatever the method.
  boolean known(HttpServletRequest request) {
    return rules.stream().anyMatch(rule -> rule.pattern().matches(path(request)));
  }

  static Role role(Authentication caller) {
    return caller.getPrincipal() instanceof Caller known ? known.role() : Role.ANYONE;
  }

  private static PathContainer path(HttpServletRequest request) {
    return PathContainer.parsePath(request.getRequestURI());
  }
}
