/// Changes on their way through the house: proposed, judged by the guard, approved by those who
/// must, rolled out step by step, and taken back.
@NullMarked
package fengsui.server.changes;

import org.jspecify.annotations.NullMarked;
