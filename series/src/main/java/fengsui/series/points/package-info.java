/// Points on a grid of time, one at a time: when a level or a rate leaves what it usually does.
@NullMarked
package fengsui.series.points;

import org.jspecify.annotations.NullMarked;
