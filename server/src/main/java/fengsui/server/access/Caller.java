package fengsui.server.access;

import java.security.Principal;

/// Who makes a request; handlers take it as a parameter marked `@AuthenticationPrincipal`.
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

  @Override
  public String getName() {
    return name;
  }

  /// The words for the audit, such as `user admin`.
  public String words() {
    return switch (kind) {
      case NOBODY -> "nobody";
      case USER -> "user " + name;
      case TOKEN -> "token " + name;
    };
  }
}
