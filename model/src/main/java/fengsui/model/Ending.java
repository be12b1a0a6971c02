package fengsui.model;

/// How the network ended a stage, as the kernel reported it. Finer than [Outcome].
public enum Ending implements Coded {
  /// A RST answered the SYN.
  REFUSED_BY_RST("refused_by_rst"),
  /// An ICMP message answered; [IcmpError] says which and from where.
  REFUSED_BY_ICMP("refused_by_icmp"),
  /// A RST after the handshake.
  RESET("reset"),
  /// Not a byte in the stage's time.
  SILENT("silent"),
  /// Bytes came, but not all in the stage's time.
  SLOW("slow"),
  /// The peer closed in order.
  CLOSED("closed"),
  /// Our own kernel has no way there.
  UNREACHABLE("unreachable");

  private final String code;

  Ending(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
