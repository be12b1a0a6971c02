/// Whether this agent itself can be believed.
@NullMarked
package fengsui.agent.health;

import org.jspecify.annotations.NullMarked;
