/// Rules of the house's own, in CEL: compiled and type-checked when they are written, bounded when
/// they run.
@NullMarked
package fengsui.guard.policy;

import org.jspecify.annotations.NullMarked;
