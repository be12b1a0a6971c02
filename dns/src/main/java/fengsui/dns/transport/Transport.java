package fengsui.dns.transport;

import fengsui.dns.message.Message;
import java.net.InetSocketAddress;

/// A way to carry queries to a resolver.
@FunctionalInterface
public interface Transport {

  /// Sends `query` to `resolver`, which must be resolved. Never fails: what goes wrong is in the
  /// exchange's [Reply].
  Exchange send(Message query, InetSocketAddress resolver, Patience patience);
}
