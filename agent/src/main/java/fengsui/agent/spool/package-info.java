/// Keeps what was seen on disk until the command post has it.
@NullMarked
package fengsui.agent.spool;

import org.jspecify.annotations.NullMarked;
