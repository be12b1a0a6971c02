package fengsui.dns.transport;

import fengsui.model.Failure;
import fengsui.model.IcmpError;
import org.jspecify.annotations.Nullable;

/// How the wait for the first answer ended.
public sealed interface End {

  /// An answer came.
  record Answered() implements End {}

  /// The deadline passed without one.
  record Silent() implements End {}

  /// The resolver's host says that nobody listens there: an ICMP port unreachable for UDP, a
  /// refused connection for TCP.
  ///
  /// @param icmp the message, where the platform shows it
  record Refused(@Nullable IcmpError icmp) implements End {}

  /// Another ICMP error came: there is no way to the resolver, or a firewall forbids it.
  record Rejected(IcmpError icmp) implements End {}

  /// The connection was reset.
  record Reset() implements End {}

  /// The resolver closed the connection before it had sent a whole answer.
  record Closed() implements End {}

  /// The resolver did not prove by TLS that it is the one meant.
  ///
  /// @param failure one of `ssl_…`
  /// @param words what TLS said
  record Unproven(Failure failure, String words) implements End {}

  /// We stopped it ourselves.
  record Stopped() implements End {}

  /// The system could not send, or was told that it cannot be done: its words.
  record Failed(String words) implements End {}
}
