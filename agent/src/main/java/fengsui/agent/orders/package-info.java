/// Containment orders that an agent fetches for its stub.
@NullMarked
package fengsui.agent.orders;

import org.jspecify.annotations.NullMarked;
