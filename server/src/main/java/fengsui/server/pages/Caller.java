package fengsui.server.pages;

import fengsui.server.access.Role;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who looks at the page.
public record Caller(String name, Role role) {

  /// The caller of the request that this thread answers.
  static Caller current() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getDetails() instanceof Role role
        ? new Caller(authentication.getName(), role)
        : new Caller("", Role.ANYONE);
  }

  public boolean signedIn() {
    return role != Role.ANYONE;
  }

  public boolean responds() {
    return role.covers(Role.RESPONDER);
  }

  public boolean approves() {
    return role.covers(Role.APPROVER);
  }

  public boolean administers() {
    return role.covers(Role.ADMIN);
  }
}
