/// Measured comparisons.
@NullMarked
package fengsui.bench;

import org.jspecify.annotations.NullMarked;
