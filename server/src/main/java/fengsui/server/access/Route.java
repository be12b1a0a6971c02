package fengsui.server.access;

/// A request that the post answers, and the least role that may make it.
///
/// @param method such as `GET`
/// @param pattern Spring's path pattern, such as `/api/v1/incidents/{id}`
public record Route(String method, String pattern, Role role) {

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
}
