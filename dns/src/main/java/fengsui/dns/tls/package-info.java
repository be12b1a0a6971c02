/// DNS over TLS (RFC 7858), in the strict profile of RFC 8310: who does not prove who it is, is not
/// asked.
@NullMarked
package fengsui.dns.tls;

import org.jspecify.annotations.NullMarked;
