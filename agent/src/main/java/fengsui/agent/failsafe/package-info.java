/// Proves now and then that the signed failsafe is not rotten on the day it is needed.
@NullMarked
package fengsui.agent.failsafe;

import org.jspecify.annotations.NullMarked;
