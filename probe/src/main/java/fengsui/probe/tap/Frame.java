package fengsui.probe.tap;

import fengsui.packets.IpPacket;
import fengsui.packets.Transport.Tcp;
import java.util.Optional;

/// One captured segment of a connection.
///
/// @param atNanos on the clock of [System#nanoTime]
/// @param flags as letters, such as `SA`
public record Frame(
    long atNanos,
    boolean inbound,
    int ttl,
    int ipId,
    boolean df,
    String flags,
    int window,
    long seq,
    long ack,
    int payload) {

  static Optional<Frame> of(IpPacket packet, boolean inbound, long atNanos) {
    var ip = packet.ip();
    return packet
        .tcp()
        .map((Tcp tcp) ->
            new Frame(
                atNanos,
                inbound,
                ip.ttl(),
                ip.id(),
                ip.df(),
                tcp.letters(),
                tcp.window(),
                tcp.seq(),
                tcp.ack(),
                tcp.payload().size()));
  }

  boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  boolean synAck() {
    return has('S') && has('A');
  }

  /// Whether it is a RST.
  public boolean reset() {
    return has('R');
  }

  /// Whether it is more than an acknowledgement.
  boolean says() {
    return payload > 0 || has('S') || has('F') || has('R');
  }
}
