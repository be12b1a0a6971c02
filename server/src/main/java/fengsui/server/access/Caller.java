package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.security.core.Authentication;

/// Who makes a request; handlers may take it as a parameter marked `@AuthenticationPrincipal`.
///
/// @param kind how it is known
/// @param id of its account or token; 0 for nobody
/// @param name of the user, or of the token; empty for nobody
public record Caller(Kind kind, long id, String name, Role role) implements Principal {

  public static final Caller NOBODY = new Caller(Kind.NOBODY, 0, "", Role.ANYONE);

  /// How a caller is known.
  public enum Kind {
    NOBODY,
    USER,
    TOKEN
  }

  /// Who makes `request`.
  public static Caller of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication known
            && known.getPrincipal() instanceof Caller caller
        ? caller
        : NOBODY;
  }

  @Override
  public String getName() {
    return name;
  }

  /// The words for histories, such as `user admin`.
  public String words() {
    return switch (kind) {
      case NOBODY -> "nobody";
      case USER -> "user " + name;
      case TOKEN -> "token " + name;
    };
  }
}
