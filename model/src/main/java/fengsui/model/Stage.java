package fengsui.model;

/// The steps of a probe, in their order. It stops at the first that fails.
public enum Stage implements Coded {
  /// Name to addresses.
  RESOLVE("resolve"),
  /// TCP handshake.
  CONNECT("connect"),
  /// TLS handshake.
  SECURE("secure"),
  /// HTTP request and response.
  EXCHANGE("exchange");

  private final String code;

  Stage(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
