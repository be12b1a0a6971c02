package fengsui.lab.border;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// What a device remembers of flows that it punished: opener, address and port, for a while.
final class Residuals {

  private record Key(Rule rule, InetAddress client, InetAddress server, int port) {}

  private final Map<Key, Long> until = new HashMap<>();

  void remember(Rule rule, Flow flow, long now) {
    if (rule.residual().isPositive()) {
      until.put(key(rule, flow), now + rule.residual().toNanos());
    }
  }

  boolean holds(Rule rule, Flow flow, long now) {
    var end = until.get(key(rule, flow));
    return end != null && end - now > 0;
  }

  private static Key key(Rule rule, Flow flow) {
    return new Key(rule, flow.client(), flow.server(), flow.serverPort());
  }
}
