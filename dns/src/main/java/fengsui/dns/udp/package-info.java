/// Many queries by UDP at once, over a few sockets that are changed often.
///
/// [fengsui.dns.transport.UdpTransport] gives each query a socket of its own, which is safest and
/// shows every stray; this is for those who ask thousands a second. Both judge what arrives alike.
@NullMarked
package fengsui.dns.udp;

import org.jspecify.annotations.NullMarked;
