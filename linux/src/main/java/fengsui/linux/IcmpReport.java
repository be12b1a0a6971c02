package fengsui.linux;

import java.net.InetAddress;
import java.time.Duration;

/// An ICMP or ICMPv6 error that the kernel matched to one of our sockets.
///
/// @param ipv6 whether type and code are those of ICMPv6
/// @param from the machine that sent it, which need not be the peer
/// @param after since the connect, or the opening of a UDP socket
public record IcmpReport(boolean ipv6, int type, int code, InetAddress from, Duration after) {

  /// A router counted the packet's hops down to nothing.
  public boolean timeExceeded() {
    return type == (ipv6 ? 3 : 11) && code == 0;
  }

  /// The peer itself, or somebody in its name, has nothing on that port.
  public boolean portUnreachable() {
    return ipv6 ? type == 1 && code == 4 : type == 3 && code == 3;
  }
}
