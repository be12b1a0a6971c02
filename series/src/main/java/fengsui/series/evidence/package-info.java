/// Evidence of several sources that multiplies, in grades (watch, page, act), and a test that
/// clears.
@NullMarked
package fengsui.series.evidence;

import org.jspecify.annotations.NullMarked;
