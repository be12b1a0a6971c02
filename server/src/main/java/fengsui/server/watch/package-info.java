/// The sliding window over what agents see now, and the verdicts on it.
@NullMarked
package fengsui.server.watch;

import org.jspecify.annotations.NullMarked;
