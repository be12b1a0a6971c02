/// Layered probes: resolve, connect, secure, exchange, with controls that differ in one factor
/// each.
@NullMarked
package fengsui.probe;

import org.jspecify.annotations.NullMarked;
