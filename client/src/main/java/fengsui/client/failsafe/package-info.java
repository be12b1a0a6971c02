/// The signed static failsafe: addresses that we wrote down and signed beforehand, for the day on
/// which nobody who could be asked can be believed.
///
/// A bundle is text of three lines and then JSON, exactly as it was signed:
///
/// ```text
/// fengsui-failsafe 1
/// key 0123456789abcdef
/// ed25519 <128 hexadecimal digits>
/// {"schema":"fengsui.failsafe/1","sequence":7,"notBefore":"…","notAfter":"…","names":{…}}
/// ```
///
/// Line breaks are single line feeds. The signature (RFC 8032) is over the first two lines and the
/// JSON with their line breaks, so that there is no second spelling of anything.
@NullMarked
package fengsui.client.failsafe;

import org.jspecify.annotations.NullMarked;
