/// The way of one change from its proposal to its end: who must agree, when it may go out, to how
/// many, and what takes it back. Pure: each move is a function of what was and of the time.
@NullMarked
package fengsui.guard.flow;

import org.jspecify.annotations.NullMarked;
