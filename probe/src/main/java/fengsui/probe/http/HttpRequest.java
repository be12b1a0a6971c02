package fengsui.probe.http;

/// A GET.
///
/// @param scheme `http` or `https`
/// @param authority host, and port where it is not the scheme's own
public record HttpRequest(String scheme, String authority, String path) {

  static final String USER_AGENT = "fengsui-probe";
}
