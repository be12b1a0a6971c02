/// What each kind of channel wants to be sent, and what its answers mean.
@NullMarked
package fengsui.server.notify.channel;

import org.jspecify.annotations.NullMarked;
