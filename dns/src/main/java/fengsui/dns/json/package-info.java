/// JSON as far as answers of HTTPDNS vendors need it: small, strict and bounded, because
/// applications embed this room and it may carry no library.
@NullMarked
package fengsui.dns.json;

import org.jspecify.annotations.NullMarked;
