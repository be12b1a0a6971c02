package fengsui.probe.net;

import fengsui.model.IcmpError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An established TCP connection.
public interface Connection extends ByteStream {

  /// What the kernel tells of it by now.
  Path path();

  /// Limits how many hops everything sent from now on lives. Does nothing where the platform has no
  /// such option.
  void limitHops(int hops);

  /// ICMP errors that came and did not end the connection; none where the platform does not tell.
  List<IcmpError> icmp();

  /// What the kernel counts of a connection.
  ///
  /// @param localPort our port; 0 when unknown
  /// @param retransmits segments sent again; null where the platform does not tell
  /// @param rttMs the smoothed round trip; null where the platform does not tell
  record Path(int localPort, @Nullable Integer retransmits, @Nullable Double rttMs) {}
}
