package fengsui.model;

/// One packet of a probe's own flow, read off the wire.
///
/// `ms` counts from the stage's first packet; `seq` and `ack` are relative to the initial sequence
/// numbers, as Wireshark shows them; `ipId` is 0 and `df` true for IPv6; `payload` is in bytes.
public record PacketSeen(
    double ms,
    boolean inbound,
    String flags,
    int ttl,
    int ipId,
    boolean df,
    int window,
    long seq,
    long ack,
    int payload) {

  /// Whether the flags hold RST.
  public boolean reset() {
    return flags.contains("R");
  }

  /// Whether it is a SYN+ACK.
  public boolean synAck() {
    return flags.contains("S") && flags.contains("A");
  }
}
