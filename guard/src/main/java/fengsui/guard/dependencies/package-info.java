/// *Prevent*, for the border: what of ours breaks when something outside is away, before it is.
@NullMarked
package fengsui.guard.dependencies;

import org.jspecify.annotations.NullMarked;
