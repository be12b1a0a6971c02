/// *Prevent*: whether a change may ship: its form, its rules, what its author intends against what
/// it will do in money.
@NullMarked
package fengsui.guard;

import org.jspecify.annotations.NullMarked;
