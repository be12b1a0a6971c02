/// What judges a change while it reaches people: every payment at once, its money every ten
/// seconds, its rates every five minutes, and the alarms of the safety net.
@NullMarked
package fengsui.guard.trial;

import org.jspecify.annotations.NullMarked;
