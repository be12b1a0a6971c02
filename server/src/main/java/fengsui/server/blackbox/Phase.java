package fengsui.server.blackbox;

import fengsui.model.Coded;

/// How far a probe came.
enum Phase implements Coded {
  RESOLVE("resolve"),
  CONNECT("connect"),
  TLS("tls"),
  /// A request was sent and its answer begins.
  PROCESSING("processing"),
  /// The answer comes.
  TRANSFER("transfer"),
  /// The answer is compared with what the module demands.
  VALIDATE("validate");

  private final String code;

  Phase(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
