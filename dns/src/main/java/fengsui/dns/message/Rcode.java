package fengsui.dns.message;

import java.util.List;

/// A response code, with the four bits of the header or the twelve of EDNS.
public record Rcode(int code) {

  private static final List<String> NAMES =
      List.of(
          "NOERROR",
          "FORMERR",
          "SERVFAIL",
          "NXDOMAIN",
          "NOTIMP",
          "REFUSED",
          "YXDOMAIN",
          "YXRRSET",
          "NXRRSET",
          "NOTAUTH",
          "NOTZONE");

  public static final Rcode NOERROR = new Rcode(0);
  public static final Rcode FORMERR = new Rcode(1);
  public static final Rcode SERVFAIL = new Rcode(2);
  public static final Rcode NXDOMAIN = new Rcode(3);
  public static final Rcode NOTIMP = new Rcode(4);
  public static final Rcode REFUSED = new Rcode(5);

  public Rcode {
    if (code < 0 || code > 0xfff) {
      throw new IllegalArgumentException("response code must be 0 to 4095, but is " + code);
    }
  }

  /// The mnemonic, or `RCODE16`.
  @Override
  public String toString() {
    return code < NAMES.size() ? NAMES.get(code) : code == 16 ? "BADVERS" : "RCODE" + code;
  }
}
