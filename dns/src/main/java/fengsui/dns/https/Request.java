package fengsui.dns.https;

import fengsui.dns.message.Opaque;
import org.jspecify.annotations.Nullable;

/// What to ask a web service.
///
/// @param target the path and query; may hold secrets, so it is never shown
/// @param accept the media type wanted
/// @param body of a POST, with the same media type; null for a GET
public record Request(String target, String accept, @Nullable Opaque body) {

  public Request {
    if (!target.matches("/[!-~]*")) {
      throw new IllegalArgumentException("a target must be a path of printable ASCII");
    }
  }

  public static Request get(String target, String accept) {
    return new Request(target, accept, null);
  }

  @Override
  public String toString() {
    return body == null ? "GET" : "POST";
  }
}
