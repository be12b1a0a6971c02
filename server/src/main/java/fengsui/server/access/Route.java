package fengsui.server.access;

/// A request that the post answers, and the least role that may make it.
///
/// @param method such as `GET`
/// @param pattern Spring's path pattern, such as `/api/v1/incidents/{id}`
/// @param limit how big a body may be, in bytes
public record Route(String method, String pattern, Role role, long limit) {

  // What nobody needs to sign in for must not be costly.
  private static final long LIMIT_FOR_ANYONE = 64 << 10;
  private static final long LIMIT = 1 << 20;

  Route(String method, String pattern, Role role) {
    this(method, pattern, role, role == Role.ANYONE ? LIMIT_FOR_ANYONE : LIMIT);
  }

  public static Route get(String pattern, Role role) {
    return new Route("GET", pattern, role);
  }

  public static Route post(String pattern, Role role) {
    return new Route("POST", pattern, role);
  }

  public static Route put(String pattern, Role role) {
    return new Route("PUT", pattern, role);
  }

  public static Route delete(String pattern, Role role) {
    return new Route("DELETE", pattern, role);
  }

  /// The same with bodies of up to `bytes`.
  public Route upTo(long bytes) {
    return new Route(method, pattern, role, bytes);
  }
}
