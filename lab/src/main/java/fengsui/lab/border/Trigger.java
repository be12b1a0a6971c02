package fengsui.lab.border;

import fengsui.model.Coded;

/// Which packet of a flow a device reacts to.
public enum Trigger implements Coded {
  /// The opener's first packet.
  SYN("syn"),
  /// The answer of the one who was called.
  SYN_ACK("syn-ack"),
  /// The segment that begins a TLS ClientHello.
  CLIENT_HELLO("client-hello"),
  /// A segment from the opener that carries data.
  DATA("data"),
  /// A UDP query to port 53, or what other port the rule names.
  DNS_QUERY("dns-query"),
  /// Every packet, either way.
  ANY("any");

  private final String code;

  Trigger(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
