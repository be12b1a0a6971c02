package fengsui.dns.message;

/// The first two words of a message: its id, and sixteen bits of flags kept as they were.
public record Header(int id, int flags) {

  /// It is a response.
  public static final int QR = 0x8000;

  /// The answerer is an authority for the name.
  public static final int AA = 0x0400;

  /// The message was cut to fit; ask again by TCP.
  public static final int TC = 0x0200;

  /// The asker wants recursion.
  public static final int RD = 0x0100;

  /// The answerer offers recursion.
  public static final int RA = 0x0080;

  private static final int OPCODE = 0x7800;
  private static final int RCODE = 0x000f;

  public Header {
    if ((id & 0xffff) != id || (flags & 0xffff) != flags) {
      throw new IllegalArgumentException(
          "id and flags must be 0 to 65535, but are " + id + " and " + flags);
    }
  }

  /// Whether all bits of `mask` are set, such as [#AA].
  public boolean has(int mask) {
    return (flags & mask) == mask;
  }

  /// Whether it is a response.
  public boolean response() {
    return has(QR);
  }

  /// Whether the message was cut to fit.
  public boolean truncated() {
    return has(TC);
  }

  /// What is asked for: 0 is an ordinary query.
  public int opcode() {
    return (flags & OPCODE) >> 11;
  }

  /// The lowest four bits of the response code.
  public Rcode rcode() {
    return new Rcode(flags & RCODE);
  }

  /// Returns this header with the bits of `mask` set.
  public Header with(int mask) {
    return new Header(id, flags | mask);
  }

  /// Returns the header of a recursive resolver's response: QR and RA set, opcode and RD kept.
  Header answer(Rcode rcode) {
    return new Header(id, (flags & (OPCODE | RD)) | QR | RA | (rcode.code() & RCODE));
  }
}
