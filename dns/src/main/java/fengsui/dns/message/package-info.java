/// DNS messages as values, and their bytes (RFC 1035, 3596, 6891, 7871, 8914, 9460).
///
/// To add a record type, add a record to [fengsui.dns.message.RecordData]; the compiler then asks
/// for its writer, and [fengsui.dns.message.RecordCodec] wants one line more to read it.
@NullMarked
package fengsui.dns.message;

import org.jspecify.annotations.NullMarked;
