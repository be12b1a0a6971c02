/// DNS over HTTPS (RFC 8484 and the JSON form), and the small HTTP/1.1 client that it and the
/// HTTPDNS vendors share.
///
/// Start reading at [fengsui.dns.https.DohWay]; why there is a client of our own is in ADR "HTTP of
/// our own for look-ups".
@NullMarked
package fengsui.dns.https;

import org.jspecify.annotations.NullMarked;
