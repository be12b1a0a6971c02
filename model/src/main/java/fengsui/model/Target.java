package fengsui.model;

/// Something we depend on.
///
/// `host` is a name in its ASCII form or an IP address without brackets; `path` starts with `/` and
/// matters to the exchange stage only.
public record Target(
    String id, Scheme scheme, String host, int port, String path, Side side, Owner owner) {

  public Target {
    if (id.isBlank()) {
      throw new IllegalArgumentException("target id must not be blank");
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("host of target " + id + " must not be blank");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must start with /, but is " + path);
    }
  }

  /// The same host on another port: a control that varies one factor.
  public Target atPort(int other) {
    return new Target(id, scheme, host, other, path, side, owner);
  }
}
