package fengsui.dns.message;

/// Bytes that are not a DNS message: says at which byte, and what is wrong there.
///
/// It carries no stack trace, because it tells about bytes from the network and not about code.
public final class MalformedMessage extends Exception {

  private static final long serialVersionUID = 1L;

  private final int offset;

  MalformedMessage(int offset, String problem) {
    super("byte " + offset + ": " + problem, null, false, false);
    this.offset = offset;
  }

  /// Where in the message the problem is, counted from 0.
  public int offset() {
    return offset;
  }
}
