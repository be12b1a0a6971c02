/// Events one at a time: when a share or a count has risen above (or a count has fallen below) what
/// is usual, with a proven bound on false alarms.
@NullMarked
package fengsui.series.events;

import org.jspecify.annotations.NullMarked;
