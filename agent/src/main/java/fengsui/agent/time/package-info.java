/// What time it is, whatever happens to the wall clock.
@NullMarked
package fengsui.agent.time;

import org.jspecify.annotations.NullMarked;
