/// When which target is probed, and how thoroughly.
@NullMarked
package fengsui.agent.rounds;

import org.jspecify.annotations.NullMarked;
