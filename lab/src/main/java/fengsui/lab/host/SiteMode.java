package fengsui.lab.host;

import fengsui.model.Coded;

/// What is wrong with a web site.
public enum SiteMode implements Coded {
  HEALTHY("healthy"),
  /// Nobody listens on 443; the other ports are served.
  STOPPED("stopped"),
  /// Nobody listens on any port.
  DEAD("dead"),
  EXPIRED("expired"),
  WRONG_HOST("wrong-host"),
  UNKNOWN_CA("unknown-ca"),
  ERROR_500("error-500"),
  /// Accepts connections and then says nothing.
  STALLED("stalled"),
  /// Speaks something other than TLS on its TLS ports.
  NOT_TLS("not-tls");

  private final String code;

  SiteMode(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
