/// DNS messages and transports.
@NullMarked
package fengsui.dns;

import org.jspecify.annotations.NullMarked;
