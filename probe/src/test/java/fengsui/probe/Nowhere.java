package fengsui.probe;

import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Opened;
import fengsui.probe.net.Transport;
import java.net.InetSocketAddress;
import java.util.List;

/// A network without any way out: keeps a test's packets on the machine.
final class Nowhere implements Transport {

  @Override
  public Opened open(InetSocketAddress peer, Deadline deadline) {
    var now = System.nanoTime();
    var end = End.of(Failure.NETWORK_UNREACHABLE, Ending.UNREACHABLE, now);
    return new Opened.Refused(end, new Connection.Path(0, null, null), now);
  }

  @Override
  public Opened open(InetSocketAddress peer, int hops, Deadline deadline) {
    return open(peer, deadline);
  }

  @Override
  public boolean limitsHops() {
    return false;
  }

  @Override
  public List<String> blindSpots() {
    return List.of();
  }
}
