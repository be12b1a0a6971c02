package fengsui.model;

/// How far down the stages a probe goes: `tcp` stops after connect, `tls` after secure.
public enum Scheme implements Coded {
  HTTPS("https", 443, Stage.EXCHANGE),
  HTTP("http", 80, Stage.EXCHANGE),
  TLS("tls", 443, Stage.SECURE),
  TCP("tcp", 443, Stage.CONNECT);

  private final String code;
  private final int defaultPort;
  private final Stage last;

  Scheme(String code, int defaultPort, Stage last) {
    this.code = code;
    this.defaultPort = defaultPort;
    this.last = last;
  }

  @Override
  public String code() {
    return code;
  }

  /// The port when none is written.
  public int defaultPort() {
    return defaultPort;
  }

  /// The last stage of a probe of this scheme.
  public Stage last() {
    return last;
  }

  /// Whether a probe of this scheme has a [Stage#SECURE].
  public boolean secured() {
    return this == HTTPS || this == TLS;
  }
}
