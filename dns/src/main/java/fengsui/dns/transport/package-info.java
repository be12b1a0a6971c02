/// How queries reach a resolver, and all that comes back: UDP and TCP.
///
/// Every wait ends at a deadline. What the network does is a value ([fengsui.dns.transport.Reply]),
/// never an exception.
@NullMarked
package fengsui.dns.transport;

import org.jspecify.annotations.NullMarked;
