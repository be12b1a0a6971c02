/// Tells open pages that something changed.
@NullMarked
package fengsui.server.live;

import org.jspecify.annotations.NullMarked;
