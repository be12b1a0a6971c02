package fengsui.linux;

import java.time.Duration;
import java.util.List;

/// How a connect ended. `elapsed` runs on the monotonic clock from just before `connect(2)` to the
/// moment `poll(2)` told of the end.
public sealed interface ConnectEnd {

  /// From the connect to its end.
  Duration elapsed();

  /// The handshake is done. `info` holds the kernel's own round trip and the SYNs sent again.
  record Connected(Duration elapsed, TcpInfo info) implements ConnectEnd {

    /// From SYN to SYN+ACK as the kernel measured it, which a busy machine cannot delay as it can
    /// `elapsed`; `elapsed` itself if a SYN had to be sent again.
    public Duration handshake() {
      boolean measured = info.retransmitsTotal() == 0 && info.roundTrip().isPositive();
      return measured ? info.roundTrip() : elapsed;
    }
  }

  /// The answer to our SYN was a RST.
  record RefusedByRst(Duration elapsed) implements ConnectEnd {}

  /// An ICMP error ended it: a firewall's reject, or a hop limit that ran out on the way.
  record RefusedByIcmp(Duration elapsed, IcmpReport icmp, Errno errno) implements ConnectEnd {}

  /// A genuine handshake was done, and a RST came before we could use the connection.
  record Reset(Duration elapsed, TcpInfo info) implements ConnectEnd {}

  /// Nothing that ends a connect came in time.
  ///
  /// @param icmp errors that came and did not end it; Linux 6 ends a connect on every one
  record Silent(Duration elapsed, List<IcmpReport> icmp, int retransmits) implements ConnectEnd {

    public Silent {
      icmp = List.copyOf(icmp);
    }
  }

  /// No way to the peer from here; no packet of another machine said so.
  ///
  /// @param local true if this machine has no route or no neighbour there
  record Unreachable(Duration elapsed, Errno errno, boolean local) implements ConnectEnd {}

  /// Anything else: the kernel's own word.
  record Failed(Duration elapsed, Errno errno) implements ConnectEnd {}
}
