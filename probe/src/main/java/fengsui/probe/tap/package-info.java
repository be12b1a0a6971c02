/// The packets of a probe's own flows, read off the wire where that is allowed.
@NullMarked
package fengsui.probe.tap;

import org.jspecify.annotations.NullMarked;
