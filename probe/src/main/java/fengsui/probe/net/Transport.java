package fengsui.probe.net;

import java.net.InetSocketAddress;
import java.util.List;

/// Opens TCP connections.
public interface Transport {

  /// Opens a connection to `peer`, blocking until the kernel says how that went.
  Opened open(InetSocketAddress peer, Deadline deadline) throws InterruptedException;

  /// What this transport cannot tell, in whole sentences.
  List<String> blindSpots();
}
