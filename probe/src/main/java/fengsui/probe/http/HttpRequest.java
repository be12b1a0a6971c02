package fengsui.probe.http;

import java.util.List;

/// A request; what it says of itself outweighs what a plain GET would say.
///
/// @param scheme `http` or `https`
/// @param authority host, and port where it is not the scheme's own
/// @param headers set in the place of the usual ones
/// @param body empty: none is sent
/// @param keep how many bytes of the response's body to keep
public record HttpRequest(
    String scheme,
    String authority,
    String path,
    String method,
    List<Field> headers,
    String body,
    int keep) {

  static final String USER_AGENT = "fengsui-probe";

  public HttpRequest {
    headers = List.copyOf(headers);
  }

  /// A GET whose response is not kept.
  public HttpRequest(String scheme, String authority, String path) {
    this(scheme, authority, path, "GET", List.of(), "", 0);
  }

  /// One header.
  public record Field(String name, String value) {}
}
