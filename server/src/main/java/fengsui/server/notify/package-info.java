/// Tells people of incidents: durably, through a second channel when the first fails, and not more
/// than they must know.
@NullMarked
package fengsui.server.notify;

import org.jspecify.annotations.NullMarked;
