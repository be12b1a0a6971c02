/// Layered probes, controls, floors.
@NullMarked
package fengsui.probe;

import org.jspecify.annotations.NullMarked;
