package fengsui.guard.flow;

import java.util.Set;

/// Somebody who moves a change.
///
/// @param name as accounts and audit have it; nobody else has it
/// @param roles in which it may approve, such as `owner` or `finance`
public record Actor(String name, Set<String> roles) {

  /// What moves a change by itself: the safety net, or the time.
  public static final Actor GUARD = new Actor("the guard", Set.of());

  public Actor {
    roles = Set.copyOf(roles);
  }

  /// Whether this is whom `other` names: `user kim` is `kim`, however it is written.
  boolean is(String other) {
    return plain(name).equalsIgnoreCase(plain(other));
  }

  private static String plain(String name) {
    var bare = name.strip();
    return bare.startsWith("user ") || bare.startsWith("token ")
        ? bare.substring(bare.indexOf(' ') + 1).strip()
        : bare;
  }
}
