package fengsui.model;

/// An ICMP or ICMPv6 error that answered our packet: `from` is the address that sent it.
public record IcmpError(int type, int code, String from) {

  @Override
  public String toString() {
    return "ICMP %d/%d from %s".formatted(type, code, from);
  }
}
